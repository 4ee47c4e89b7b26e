import { markdownTable } from '../../report/markdown.ts';
import type { Measured, Run } from '../measure/results.ts';
import { comparisonOf, comparisonsOf, measuredOf } from './find.ts';
import { figure } from './terminal.ts';

/** What was set out to be reached, and what a run shows of it. */
interface Goal {
  readonly what: string;
  readonly least?: number;
  readonly most?: number;
  readonly measured: (run: Run) => number | undefined;
}

type Part = 'ratio' | 'p99Ratio';

const against =
  (id: string, name: string, part: Part = 'ratio') =>
  (run: Run) =>
    measuredOf(run, id, name)?.[part];
const stores = [
  { id: 'postgres', title: 'PostgreSQL', least: 0.88 },
  { id: 'mariadb', title: 'MariaDB', least: 0.85 },
  { id: 'redis', title: 'Redis, appendfsync always', least: 0.85 },
  { id: 'redis-everysec', title: 'Redis, everysec', least: 0.6 },
  { id: 'sqlite', title: 'SQLite, FULL', least: 0.88 },
];

const bareChecks = 150_000;

const goals: readonly Goal[] = [
  ...stores.map(({ id, title, least }) => ({
    what: `${title}: verifies against the raw loop, 32 at once`,
    least,
    measured: against(`verify-${id}-32`, 'raw'),
  })),
  ...stores.map(({ id, title }) => ({
    what: `${title}: p99 against that of the raw loop at the same throughput`,
    most: 1.5,
    measured: against(`paced-${id}`, 'raw', 'p99Ratio'),
  })),
  {
    what: 'SQLite: raw loop with group commit against one without',
    least: 3,
    measured: (run) => quotient(measuredOf(run, 'verify-sqlite-32', 'raw'), one(run, 'sqlite', 'raw, one by one')),
  },
  {
    what: 'PostgreSQL: one prepared statement against a transaction of four',
    least: 1.4,
    measured: (run) => quotient(measuredOf(run, 'verify-postgres-32', 'raw'), one(run, 'postgres', 'raw, transaction')),
  },
  { what: 'better-auth, memory', least: 10, measured: against('verify-memory-32', 'better-auth') },
  ...['sqlite', 'postgres', 'mariadb'].map((id) => ({
    what: `better-auth, ${id}`,
    least: 3,
    measured: against(`verify-${id}-32`, 'better-auth'),
  })),
  {
    what: 'Checking a code: otplib, any Node.js',
    least: 2,
    measured: (run) => slowest(run, (name) => name === 'otplib'),
  },
  { what: 'Checking a code: the fastest library, any Node.js', least: 1, measured: (run) => slowest(run, isOther) },
  {
    what: 'Verifies a second on memory, on a processor that does 150,000 bare checks',
    least: 25_000,
    measured: scaled,
  },
  { what: 'A right code against a wrong one', most: 4, measured: against('answers', 'a wrong code') },
  { what: 'Import of core against that of otplib', most: 1.5, measured: against('import', 'otplib') },
  { what: 'Packages that core installs', most: 10, measured: (run) => ours(run, 'packages')?.value },
];

function one(run: Run, store: string, name: string): Measured | undefined {
  return measuredOf(run, `verify-${store}-32`, name);
}

function ours(run: Run, id: string): Measured | undefined {
  return comparisonOf(run, id)?.measured[0];
}

/** Verifies on memory, as a processor would do them on which node:crypto by hand checks so many codes. */
function scaled(run: Run): number | undefined {
  const bare = comparisonsOf(run, /^check-/)[0]?.measured.find(({ name }) => name === 'node:crypto by hand');
  const share = quotient(ours(run, 'verify-memory-32'), bare);
  return share === undefined ? undefined : share * bareChecks;
}

function quotient(a: Measured | undefined, b: Measured | undefined): number | undefined {
  return a && b && a.value / b.value;
}

function isOther(name: string): boolean {
  return name !== 'Watchword';
}

/** The worst that ours is against any of these, under any version of Node.js. */
function slowest(run: Run, chosen: (name: string) => boolean): number | undefined {
  const found = comparisonsOf(run, /^check-/).flatMap(({ measured }) => measured.filter(({ name }) => chosen(name)));
  return found.length === 0 ? undefined : Math.min(...found.map(({ ratio }) => ratio));
}

/** Each goal, what a run shows of it, and whether that is enough. */
export function goalsTable(run: Run): string {
  const rows = goals.map(({ what, least, most, measured }) => {
    const value = measured(run);
    const goal = least === undefined ? `≤ ${figure(most)}` : `≥ ${figure(least)}`;
    const reached = value !== undefined && value >= (least ?? 0) && value <= (most ?? Number.POSITIVE_INFINITY);
    return [what, goal, figure(value), reached ? 'yes' : 'no'];
  });
  return markdownTable([['', 'goal', 'measured', 'reached'], ...rows]).join('\n');
}
