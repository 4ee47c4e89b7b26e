import { setTimeout as delay } from 'node:timers/promises';

const stepMilliseconds = 30_000;

/** RFC 6238 §4.2: the number of whole periods since 1970. */
function stepOf(milliseconds: number): number {
  return Math.floor(milliseconds / stepMilliseconds);
}

/** Where a step begins. */
export function startOf(step: number): number {
  return step * stepMilliseconds;
}

/**
 * The current step, with at least so many seconds left of it: what a test does next is judged in the same step. Waits for
 * the next one if this one is nearly over, at most 30 s.
 */
export async function stepWithSecondsLeft(seconds: number): Promise<number> {
  const now = Date.now();
  const step = stepOf(now);
  if (startOf(step + 1) - now >= seconds * 1000) return step;
  await untilStep(step + 1);
  return step + 1;
}

/** Resolves when a step has begun, as the person waits whose app shows the next code soon. */
export async function untilStep(step: number): Promise<void> {
  const wait = startOf(step) - Date.now();
  if (wait > 2 * stepMilliseconds) throw new Error(`Step ${step} is more than a minute away.`);
  // A timer may fire a millisecond early.
  if (wait >= 0) await delay(wait + 20);
}
