import type { Attempts } from '../account/account.ts';

const freeFailures = 5;
const firstWait = 30_000;
const longestWait = 3_600_000;

/** Consecutive failures at which the devices are disabled; NIST SP 800-63B-4 §3.2.2 allows 100 at most (N7). */
export const disabledAfter = 50;

export const noAttempts: Attempts = { failures: 0, retryAt: 0 };

/** Counts a failure. The first five cost no wait, the next 30 s, and each further one twice as long, up to an hour (N9). */
export function afterFailure(attempts: Attempts, now: number): Attempts {
  const failures = attempts.failures + 1;
  const wait = waitAfter(failures);
  return { failures, retryAt: wait === 0 ? 0 : now + wait };
}

function waitAfter(failures: number): number {
  if (failures <= freeFailures) return 0;
  return Math.min(longestWait, firstWait * 2 ** (failures - freeFailures - 1));
}

/**
 * Milliseconds until the next code is evaluated; 0 if it may be now. A wait that is longer than the longest one was
 * written under a clock that has been set back since, and is void: otherwise one wrong clock locks a user out for years.
 */
export function remainingWait(attempts: Attempts, now: number): number {
  const wait = attempts.retryAt - now;
  return wait > 0 && wait <= longestWait ? wait : 0;
}
