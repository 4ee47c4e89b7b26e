import type { Account } from '../account/account.ts';
import { isOutOfPatience } from './patience.ts';

/** Failures in a row, over both counters, that are no slips any more. */
const guessingAfter = 10;

type Counters = Pick<Account, 'attempts' | 'knownAttempts'>;

/**
 * Whether a failure shows for the first time that someone guesses, and so knows the password: ten wrong codes in a row, or,
 * of a thief who never goes that far, a counter that runs out of patience. It shows again only after a success, or once
 * patience has come back.
 */
export function startsGuessing(before: Counters, after: Counters): boolean {
  if (inARow(after) >= guessingAfter) return inARow(before) < guessingAfter;
  return (['attempts', 'knownAttempts'] as const).some(
    (counter) => isOutOfPatience(after[counter]) && !isOutOfPatience(before[counter]),
  );
}

function inARow({ attempts, knownAttempts }: Counters): number {
  return attempts.failures + knownAttempts.failures;
}
