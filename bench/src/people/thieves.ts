import { countRecent } from '../../../packages/core/src/decisions/patience.ts';
import type { Door } from '../door/door.ts';
import { minute, second, start } from '../time.ts';
import type { Owner } from './owner.ts';
import type { Person } from './person.ts';

export interface Thief extends Person {
  readonly guesses: () => number;
  /** When the fiftieth guess in a row disabled the devices. */
  readonly disabledAt: () => number | undefined;
}

const freeGuesses = 5;

/**
 * Wants never to be noticed: only the guesses that cost no wait, a minute after the owner has signed in, and so few of late
 * that some patience is left for the owner's own slips.
 */
export function silentThief(owner: Owner, pace: number, most: number): Thief {
  let guesses = 0;
  let lastVisit = start;
  let recent = { recentFailures: 0, recentAt: start };

  async function come(door: Door, now: number): Promise<void> {
    lastVisit = now;
    for (let n = 0; n < freeGuesses; n += 1) {
      const counted = countRecent(recent, now, pace);
      if (counted.recentFailures > most) return;
      const answer = await door.attempt({ right: false, known: false }, now + n * second);
      if (answer.kind !== 'wrong') return;
      recent = counted;
      guesses += 1;
    }
  }

  return {
    comesAt: () => (owner.report.lastSignIn > lastVisit ? owner.report.lastSignIn + minute : Number.POSITIVE_INFINITY),
    come,
    guesses: () => guesses,
    disabledAt: () => undefined,
  };
}

/** Guesses whenever a code is looked at, whatever the owner notices. */
export function tirelessThief(): Thief {
  let guesses = 0;
  let comesAt = start;
  let disabledAt: number | undefined;

  async function come(door: Door, now: number): Promise<void> {
    const answer = await door.attempt({ right: false, known: false }, now);
    if (answer.kind === 'wrong' || answer.kind === 'disabled') guesses += 1;
    if (answer.kind === 'disabled') disabledAt = now;
    comesAt = 'retryAt' in answer ? Math.max(now + second, answer.retryAt) : Number.POSITIVE_INFINITY;
  }

  return { comesAt: () => comesAt, come, guesses: () => guesses, disabledAt: () => disabledAt };
}
