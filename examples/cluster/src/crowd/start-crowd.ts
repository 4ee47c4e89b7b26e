import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Counts } from '../tally.ts';
import type { Go, Order } from './orders.ts';

/** A process that is connected, and waits for the others. */
export interface Crowd {
  /** Presents codes until it is time, and hands on what it tells. */
  run(go: Go, onCounts: (counts: Counts) => void): Promise<void>;
}

/** Starts one process. */
export async function startCrowd(order: Order): Promise<Crowd> {
  const child = fork(new URL('main.ts', import.meta.url), { execArgv: ['--no-warnings'] });
  const ended = endOf(child);
  child.send(order);
  await Promise.race([once(child, 'message'), ended]);
  return {
    async run(go, onCounts) {
      child.on('message', (counts) => onCounts(counts as Counts));
      child.send(go);
      await ended;
    },
  };
}

async function endOf(child: ChildProcess): Promise<void> {
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  if (exitCode !== 0) throw new Error('A process ended before its time; what it printed says why.');
}
