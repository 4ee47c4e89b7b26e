import { expect, test } from 'vitest';
import type { Measured, Run } from '../src/speed/measure/results.ts';
import { barChart } from '../src/speed/report/bar-chart.ts';
import { pictures } from '../src/speed/report/charts.ts';
import { goalsTable } from '../src/speed/report/goals.ts';
import { withFigures } from '../src/speed/report/guide.ts';

function comparison(id: string, measured: readonly Measured[]) {
  return { id, title: `Title of ${id}, 32 at once`, unit: 'a second', measured };
}

function runOf(...comparisons: readonly ReturnType<typeof comparison>[]): Run {
  const sections = [{ id: 'all', title: 'All', comparisons }];
  return { date: '2026-11-24', quick: false, machine: '2 × abacus', versions: { otplib: '13.5.0' }, sections };
}

const ours = { name: 'Watchword', value: 900, ratio: 1, p50: 1, p99: 3, p99Ratio: 1 };
const raw = { name: 'raw', value: 1000, ratio: 0.9, p50: 1, p99: 2, p99Ratio: 1.5 };

test('the longest bar of a group has the full length, and the others their share of it', () => {
  const bars = [
    { label: 'ours', value: 50, ours: true },
    { label: 'a < b & c', value: 12_345, ours: false },
  ];
  const svg = barChart({ title: 'Bars', note: 'Note', groups: [{ title: 'G', bars }] }, 'light');
  expect(svg).toContain('width="440.0" height="14" fill="#8c959f"');
  expect(svg).toContain('width="1.8" height="14" fill="#0b6e4f"');
  expect(svg).toContain('>12,345</text>');
  expect(svg).toContain('a &lt; b &amp; c');
  expect(barChart({ title: 'Bars', note: '', groups: [] }, 'dark')).toContain('fill="#0d1117"');
});

test('bars of different groups are not compared', () => {
  const groups = [1, 1000].map((value) => ({ title: String(value), bars: [{ label: 'ours', value, ours: true }] }));
  const svg = barChart({ title: '', note: '', groups }, 'light');
  expect(svg.match(/width="440\.0"/g)).toHaveLength(2);
});

test('a run is drawn light and dark, with its date and machine, and only what is measured at 32', () => {
  const run = runOf(comparison('verify-postgres-1', [ours]), comparison('verify-postgres-32', [ours, raw]));
  const drawn = pictures(run);
  expect([...drawn.keys()]).toEqual([
    'docs/images/speed-verify.svg',
    'docs/images/speed-verify-dark.svg',
    'docs/images/speed-codes.svg',
    'docs/images/speed-codes-dark.svg',
  ]);
  const svg = drawn.get('docs/images/speed-verify.svg');
  expect(svg).toContain('2026-11-24, 2 × abacus.');
  expect(svg).toContain('>Title of verify-postgres-32</text>');
  expect(svg).not.toContain('verify-postgres-1<');
});

test('a goal is reached or not as the run shows, and one that was not measured is not', () => {
  const other = { name: 'otpauth', value: 1, ratio: 2 };
  const checks = ['check-22', 'check-24'].map((id, place) =>
    comparison(id, [ours, { name: 'otplib', value: 1, ratio: 3 - place * 1.5 }, other]),
  );
  const both = ['verify-postgres-32', 'paced-postgres'].map((id) => comparison(id, [ours, raw]));
  const lines = goalsTable(runOf(...both, ...checks)).split('\n');
  expect(lines).toContain('| PostgreSQL: verifies against the raw loop, 32 at once | ≥ 0.88 | 0.9 | yes |');
  expect(lines).toContain(
    '| PostgreSQL: p99 against that of the raw loop at the same throughput | ≤ 1.5 | 1.5 | yes |',
  );
  expect(lines).toContain('| MariaDB: verifies against the raw loop, 32 at once | ≥ 0.85 | – | no |');
  expect(lines).toContain('| Checking a code: otplib, any Node.js | ≥ 2 | 1.5 | no |');
  expect(lines).toContain('| Checking a code: the fastest library, any Node.js | ≥ 1 | 1.5 | yes |');
});

test('figures go between their marks, again and again, and nowhere else', () => {
  const guide = 'Before.\n\n<!-- measured: verify -->\nold\n<!-- end -->\n\nAfter.\n';
  const run = runOf(comparison('verify-postgres-32', [ours, raw]));
  const once = withFigures(guide, run);
  expect(once).toContain('| raw | 1,000 | 0.9 | 1 | 2 | 1.5 |');
  expect(once).not.toContain('old');
  expect(once.startsWith('Before.\n\n<!-- measured: verify -->\n')).toBe(true);
  expect(once.endsWith('<!-- end -->\n\nAfter.\n')).toBe(true);
  expect(withFigures(once, run)).toBe(once);
  const when = '<!-- measured: when -->\n<!-- end -->';
  expect(withFigures(when, run)).not.toContain('other work');
  expect(withFigures(when, { ...run, machine: 'abacus, load before the run 1.5' })).toContain('other work');
  expect(() => withFigures('<!-- measured: nothing -->\n<!-- end -->', run)).toThrow('a mark "nothing"');
});
