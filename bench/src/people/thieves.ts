import { countRecent } from '../../../packages/core/src/decisions/patience.ts';
import type { Door } from '../door/door.ts';
import { minute, second, start } from '../time.ts';
import type { Owner } from './owner.ts';
import type { Person } from './person.ts';

export interface Thief extends Person {
  /** When each guess was made that a code was looked at for. */
  readonly guessedAt: readonly number[];
  /** When the fiftieth guess in a row disabled the devices. */
  readonly disabledAt: () => number | undefined;
}

/** How much a silent thief dares: so many guesses of late, by a count of his own that forgets one every `pace`. */
export interface Caution {
  readonly pace: number;
  readonly most: number;
}

const freeGuesses = 5;
const never = Number.POSITIVE_INFINITY;

/** Wants never to be noticed: only guesses that cost no wait, a minute after the owner has signed in. */
export function silentThief(owner: Owner, { pace, most }: Caution): Thief {
  const guessedAt: number[] = [];
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
      guessedAt.push(now + n * second);
    }
  }

  const comesAt = () => (owner.report.lastSignIn > lastVisit ? owner.report.lastSignIn + minute : never);
  return { comesAt, come, guessedAt, disabledAt: () => undefined };
}

/** How somebody guesses who does not mind being noticed. */
export interface Boldness {
  /** Whether he shows an earlier proof that he has stolen too. */
  readonly known: boolean;
  /** Guesses between two sign-ins of the owner; the fiftieth failure would disable the devices. */
  readonly inARow: number;
}

/** Guesses at the first moment at which a code is looked at. */
export function boldThief(owner: Owner, { known, inARow }: Boldness): Thief {
  const guessedAt: number[] = [];
  let row = 0;
  let lastGuess = start;
  let readyAt = start;
  let disabledAt: number | undefined;

  const mayGoOn = () => row < inARow || owner.report.lastSignIn > lastGuess;

  async function come(door: Door, now: number): Promise<void> {
    const answer = await door.attempt({ right: false, known }, now);
    readyAt = 'retryAt' in answer ? Math.max(now + second, answer.retryAt) : never;
    if (answer.kind === 'throttled') return;
    row = owner.report.lastSignIn > lastGuess ? 1 : row + 1;
    lastGuess = now;
    guessedAt.push(now);
    if (answer.kind === 'disabled') disabledAt = now;
  }

  const comesAt = () => (mayGoOn() ? Math.max(readyAt, owner.report.lastSignIn) : never);
  return { comesAt, come, guessedAt, disabledAt: () => disabledAt };
}
