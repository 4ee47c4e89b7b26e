import { picturePath, themes } from '../../report/svg.ts';
import type { Comparison, Run } from '../measure/results.ts';
import { type BarChart, barChart, type Group } from './bar-chart.ts';
import { comparisonsOf } from './find.ts';

/** The pictures of a run, by the path that each is kept under. */
export function pictures(run: Run): ReadonlyMap<string, string> {
  const charts: Readonly<Record<string, BarChart>> = {
    'speed-verify': {
      title: 'Whole verifies a second, 32 callers at once, one process',
      note: `${run.date}, ${run.machine}. raw: one read and one durable write by the same driver, without a second factor.`,
      groups: comparisonsOf(run, /^verify-.*-32$/).map(groupOf),
    },
    'speed-codes': {
      title: 'Checks of a wrong code a second, three steps each, without a store',
      note: `${run.date}, ${run.machine}. ${versionsOf(run)}.`,
      groups: comparisonsOf(run, /^check-/).map(groupOf),
    },
  };
  const drawn = Object.entries(charts).flatMap(([name, chart]) =>
    themes.map((theme) => [picturePath(name, theme), barChart(chart, theme)] as const),
  );
  return new Map(drawn);
}

function groupOf({ title, measured }: Comparison): Group {
  const bars = measured.map(({ name, value }, place) => ({ label: name, value, ours: place === 0 }));
  return { title: title.replace(', 32 at once', '').replace('Check a wrong code, ', ''), bars };
}

function versionsOf({ versions }: Run): string {
  const shown = ['otplib', 'otpauth', '@oslojs/otp', 'speakeasy'];
  return shown.map((name) => `${name} ${versions[name] ?? '?'}`).join(', ');
}
