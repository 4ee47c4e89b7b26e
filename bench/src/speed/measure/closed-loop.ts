import { setImmediate } from 'node:timers/promises';
import type { Sample } from './interleave.ts';
import { quantile } from './statistics.ts';

/** A store in memory never waits for anything: without this, what waits for the event loop would pile up. */
const operationsATurn = 64;

/**
 * So many callers at once, each of whom begins the next operation when the last one is done. What is begun in the time is
 * awaited and counted.
 *
 * @throws what an operation throws
 */
export async function closedLoop(
  operation: () => Promise<unknown>,
  callers: number,
  milliseconds: number,
): Promise<Sample> {
  const latencies: number[] = [];
  const start = performance.now();
  const caller = async () => {
    for (let begun = performance.now(); begun - start < milliseconds; begun = performance.now()) {
      await operation();
      latencies.push(performance.now() - begun);
      if (latencies.length % operationsATurn === 0) await setImmediate();
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const seconds = (performance.now() - start) / 1000;
  return { value: latencies.length / seconds, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

const operationsABatch = 16;

/** The same of what answers at once, in batches: single operations are too short to be timed. */
export function batches(operation: () => unknown, milliseconds: number): Sample {
  const start = performance.now();
  let [count, now] = [0, start];
  while (now - start < milliseconds) {
    for (let one = 0; one < operationsABatch; one += 1) operation();
    count += operationsABatch;
    now = performance.now();
  }
  return { value: (count * 1000) / (now - start) };
}
