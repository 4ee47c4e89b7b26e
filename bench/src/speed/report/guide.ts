import type { Run } from '../measure/results.ts';
import { comparisonsOf } from './find.ts';
import { goalsTable } from './goals.ts';
import { comparisonText } from './terminal.ts';

/** What stands between the marks of the guide, by their names. */
const parts: Readonly<Record<string, (run: Run) => string>> = {
  when: ({ date, quick, machine, versions }) => {
    const told = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
    return `${date}${quick ? ', a quick run, whose figures are rough' : ''}: ${machine}; ${told.join(', ')}.${warning(machine)}`;
  },
  goals: goalsTable,
  codes: (run) => tables(run, /^(check|generate)-/),
  answers: (run) => tables(run, /^answers$/),
  verify: (run) => tables(run, /^(verify|paced)-/),
  growth: (run) => tables(run, /^(devices|accounts|history|processes)/),
  qr: (run) => tables(run, /^qr-/),
  cost: (run) => tables(run, /^(import|memory|packages|installed|bundle|cold-start)$/),
  http: (run) => tables(run, /^http/),
};

/** Above, somebody else's work took a good part of the processors. */
const quietLoad = 1;

function warning(machine: string): string {
  const load = Number(/load before the run ([\d.]+)/.exec(machine)?.[1] ?? 0);
  if (load <= quietLoad) return '';
  return '\n\n**The machine had other work meanwhile.** These figures are to be replaced by a run on one that has none.';
}

function tables(run: Run, id: RegExp): string {
  return comparisonsOf(run, id).map(comparisonText).join('\n').trim();
}

/** The guide with the figures of a run. @throws if one of its marks is unknown */
export function withFigures(guide: string, run: Run): string {
  return guide.replaceAll(
    /(<!-- measured: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_all, begin: string, name: string, end: string) => {
      const part = parts[name];
      if (!part) throw new Error(`The guide has a mark "${name}"; there are ${Object.keys(parts).join(', ')}.`);
      return `${begin}\n${part(run)}\n\n${end}`;
    },
  );
}
