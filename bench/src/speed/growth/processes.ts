import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type Contender, compare, type Pace, type Sample } from '../measure/interleave.ts';
import type { Comparison } from '../measure/results.ts';
import type { Report } from '../progress.ts';
import { openPostgres } from '../stores/postgres.ts';

const counts = [1, 2, 4];
/** Over all processes. */
const callers = 32;

/** What a process is told to do. */
export interface Turn {
  /** 0 is ours, 1 the raw loop. */
  readonly racer: number;
  readonly callers: number;
  readonly milliseconds: number;
}

/** The same number of callers on one PostgreSQL, in more and more processes. */
export async function compareProcesses(pace: Pace, report: Report): Promise<readonly Comparison[]> {
  const store = await openPostgres();
  const children: ChildProcess[] = [];
  try {
    const comparisons: Comparison[] = [];
    for (const count of counts) {
      while (children.length < count) children.push(await start(store.where, `process${children.length}`));
      const title = `PostgreSQL, processes: ${count}, ${callers} at once in all`;
      const contenders = ['Watchword', 'raw'].map((name, racer) => together(name, racer, children.slice(0, count)));
      const plan = { id: `processes-${count}`, title, unit: 'a second', contenders };
      comparisons.push(await compare(plan, pace, () => report(title)));
    }
    return comparisons;
  } finally {
    for (const child of children) child.kill();
    await store.end();
  }
}

async function start(url: string, prefix: string): Promise<ChildProcess> {
  const execArgv = ['--disable-warning=ExperimentalWarning'];
  const child = fork(new URL('worker.ts', import.meta.url), [url, prefix], { execArgv });
  await once(child, 'message');
  return child;
}

function together(name: string, racer: number, children: readonly ChildProcess[]): Contender {
  const turn = async (milliseconds: number) => {
    const order: Turn = { racer, callers: callers / children.length, milliseconds };
    const samples = await Promise.all(children.map((child) => ask(child, order)));
    return { value: samples.reduce((sum, { value }) => sum + value, 0) };
  };
  return { name, turn };
}

async function ask(child: ChildProcess, order: Turn): Promise<Sample> {
  const answered = once(child, 'message');
  child.send(order);
  const [sample] = (await answered) as [Sample];
  return sample;
}
