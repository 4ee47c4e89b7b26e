import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Counts } from '../tally.ts';
import type { Order } from './orders.ts';

/** Runs one process until it ends, and hands on what it tells. */
export async function runCrowd(order: Order, onCounts: (counts: Counts) => void): Promise<void> {
  const child = fork(new URL('main.ts', import.meta.url), { execArgv: ['--no-warnings'] });
  child.on('message', (counts) => onCounts(counts as Counts));
  child.send(order);
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  if (exitCode !== 0) throw new Error('A process ended before its time; what it printed says why.');
}
