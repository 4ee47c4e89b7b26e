import type { Attempts } from '../account/account.ts';

const hour = 3_600_000;

/** Wrong codes of late that are taken for slips of the owner. Above it, each one has to be waited for. */
export const patience = 30;

/** The quickest and the slowest pace; the second is the longest wait there is. */
export const quickestPace = 8 * hour;
export const slowestPace = 24 * hour;

/** The part of a counter that success does not clear. */
type Recent = Pick<Attempts, 'recentFailures' | 'recentAt'>;

/**
 * Counts a failure of late. Consecutive failures alone do not stop a patient thief, who knows the password and makes a few
 * free guesses after each sign-in of the owner. One failure is forgotten every `pace` milliseconds, and success forgets none.
 */
export function countRecent(recent: Recent, now: number, pace: number): Recent {
  const { recentFailures, recentAt } = forget(recent, now, pace);
  return { recentFailures: recentFailures + 1, recentAt };
}

export function isOutOfPatience({ recentFailures }: Recent): boolean {
  return recentFailures > patience;
}

/**
 * Until `recentAt` everything that was to be forgotten is. What is left of a pace stays to be counted, so that it makes no
 * difference how often one looks. A `recentAt` yet to come was written by a faster clock: nothing is forgotten for it, and
 * one that is further off than any pace is void, as otherwise nothing would be forgotten for years.
 */
function forget({ recentFailures, recentAt }: Recent, now: number, pace: number): Recent {
  if (recentAt > now + slowestPace) return { recentFailures, recentAt: now };
  const forgotten = Math.max(0, Math.floor((now - recentAt) / pace));
  if (forgotten >= recentFailures) return { recentFailures: 0, recentAt: now };
  return { recentFailures: recentFailures - forgotten, recentAt: recentAt + forgotten * pace };
}
