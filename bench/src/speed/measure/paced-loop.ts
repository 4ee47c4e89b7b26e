import { setTimeout } from 'node:timers/promises';
import type { Sample } from './interleave.ts';
import { quantile } from './statistics.ts';

/**
 * Operations that are due at an even pace, each begun by whichever caller is free. So everybody is measured at the same throughput,
 * and none has to wait in a queue of its own making.
 *
 * @param perSecond should be less than can be done
 * @throws what an operation throws
 */
export async function pacedLoop(
  operation: () => Promise<unknown>,
  callers: number,
  perSecond: number,
  milliseconds: number,
): Promise<Sample> {
  const latencies: number[] = [];
  const start = performance.now();
  let taken = 0;
  const caller = async () => {
    for (let due = 0; due < milliseconds; ) {
      due = (taken * 1000) / perSecond;
      taken += 1;
      const begun = await waitUntil(start + due);
      await operation();
      latencies.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const seconds = (performance.now() - start) / 1000;
  return { value: latencies.length / seconds, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

/** When to count from: what is late because all callers were busy counts from when it was due, but a timer that is late does not count. */
async function waitUntil(due: number): Promise<number> {
  const left = due - performance.now();
  if (left <= 0) return due;
  await setTimeout(left);
  return performance.now();
}
