import type { Attempts, FailureCount } from '../account/account.ts';
import { countRecent, isOutOfPatience, slowestPace } from './patience.ts';

const freeFailures = 5;
const firstWait = 30_000;
const longestWait = 3_600_000;
const recoveryWait = 10_000;

/** Failures in a row at which a counter is closed; NIST SP 800-63B-4 §3.2.2 allows 100 at most, over both (N7). */
export const disabledAfter = 50;

/**
 * Counts a failure. The first five in a row cost no wait, the next 30 s, and each further one twice as long, up to an hour
 * (N9). Out of patience, each one costs a whole pace.
 *
 * @param pace milliseconds in which one failure is forgotten; see {@link paceOf}.
 */
export function afterFailure(attempts: Attempts, now: number, pace: number): Attempts {
  const failures = attempts.failures + 1;
  const recent = countRecent(attempts, now, pace);
  const wait = isOutOfPatience(recent) ? pace : waitAfter(failures);
  return { failures, retryAt: wait === 0 ? 0 : now + wait, ...recent };
}

/**
 * Ends the row of failures (N8). The wait of a thief who is out of patience stays: a sign-in of the owner over the other
 * counter would otherwise buy one more guess each time.
 */
export function afterSuccess(attempts: Attempts, now: number): Attempts {
  const { retryAt, recentFailures, recentAt } = attempts;
  const waits = isOutOfPatience(attempts) && remainingWait(attempts, now) > 0;
  return { failures: 0, retryAt: waits ? retryAt : 0, recentFailures, recentAt };
}

/**
 * Milliseconds until the next code is evaluated; 0 if it may be now. A wait that is longer than the longest one was
 * written under a clock that has been set back since, and is void: otherwise one wrong clock locks a user out for years.
 */
export function remainingWait(attempts: Attempts, now: number): number {
  return waitUpTo(isOutOfPatience(attempts) ? slowestPace : longestWait, attempts, now);
}

/**
 * Counts a wrong recovery code. It is hopeless to guess one (120 bits), so from the sixth on each costs 10 s and no more:
 * the way out of a lockout must not be locked by whoever caused it (A16, A23).
 */
export function afterRecoveryFailure(before: FailureCount, now: number): FailureCount {
  const failures = before.failures + 1;
  return { failures, retryAt: failures <= freeFailures ? 0 : now + recoveryWait };
}

/** Milliseconds until the next recovery code is evaluated; see {@link remainingWait}. */
export function remainingRecoveryWait(count: FailureCount, now: number): number {
  return waitUpTo(recoveryWait, count, now);
}

function waitAfter(failures: number): number {
  if (failures <= freeFailures) return 0;
  return Math.min(longestWait, firstWait * 2 ** (failures - freeFailures - 1));
}

function waitUpTo(longest: number, { retryAt }: FailureCount, now: number): number {
  const wait = retryAt - now;
  return wait > 0 && wait <= longest ? wait : 0;
}
