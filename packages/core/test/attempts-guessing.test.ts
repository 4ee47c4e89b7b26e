import { describe, expect, it } from 'vitest';
import { type Attempts, freshCounters } from '../src/account/account.ts';
import { afterFailure, afterSuccess, remainingWait } from '../src/decisions/attempts.ts';
import { startsGuessing } from '../src/decisions/guessing.ts';
import { noon } from './support/harness.ts';

const hour = 3_600_000;
const pace = 8 * hour;
type Counter = 'attempts' | 'knownAttempts';
type Counters = Readonly<Record<Counter, Attempts>>;

const none: Counters = { ...freshCounters };

/** Counts a failure, and says whether it shows that someone guesses. */
function fail(before: Counters, counter: Counter, now: number): [Counters, boolean] {
  const after = { ...before, [counter]: afterFailure(before[counter], now, pace) };
  return [after, startsGuessing(before, after)];
}

/** The numbers of the failures, from 1, that show it. */
function shown(failures: readonly (readonly [Counter, number])[], from = none): number[] {
  let counters = from;
  return failures.flatMap(([counter, now], index) => {
    const [after, starts] = fail(counters, counter, now);
    counters = after;
    return starts ? [index + 1] : [];
  });
}

describe('guessing', () => {
  it('H9 shows at the tenth failure in a row, once', () => {
    expect(shown(Array.from({ length: 50 }, () => ['attempts', noon] as const))).toEqual([10]);
  });

  it('H9 A21 shows at the tenth of both counters together, in any order', () => {
    const turns = Array.from({ length: 20 }, (_, n) => [n % 3 === 0 ? 'knownAttempts' : 'attempts', noon] as const);
    expect(shown(turns)).toEqual([10]);
  });

  it('H9 shows again after a success', () => {
    const nine: Counters = { ...none, attempts: { ...freshCounters.attempts, failures: 9 } };
    expect(fail(nine, 'attempts', noon)[1]).toBe(true);
    const signedIn = { ...none, attempts: afterSuccess(nine.attempts, noon) };
    expect(
      shown(
        Array.from({ length: 10 }, () => ['attempts', noon] as const),
        signedIn,
      ),
    ).toEqual([10]);
  });

  it.each(['attempts', 'knownAttempts'] as const)(
    'H9 shows when %s run out of patience, never ten in a row',
    (counter) => {
      let counters = none;
      const starts = Array.from({ length: 40 }, (_, n) => {
        const [after, shows] = fail(counters, counter, noon);
        counters = n % 5 === 4 ? { ...after, [counter]: afterSuccess(after[counter], noon) } : after;
        return shows;
      });
      expect(starts.flatMap((shows, index) => (shows ? [index + 1] : []))).toEqual([31]);
    },
  );

  it('H9 shows once while a thief takes every guess there is for a month', () => {
    let counters = none;
    let times = 0;
    for (let now = noon; now < noon + 30 * 24 * hour; now += hour) {
      counters = { ...counters, attempts: afterSuccess(counters.attempts, now) };
      while (remainingWait(counters.attempts, now) === 0 && counters.attempts.failures < 5) {
        const [after, shows] = fail(counters, 'attempts', now);
        counters = after;
        times += Number(shows);
      }
    }
    expect(times).toBe(1);
  });

  it('H9 shows again once patience has come back', () => {
    const attempts = { ...freshCounters.attempts, recentFailures: 31, recentAt: noon };
    const [rested, early] = fail({ ...none, attempts }, 'attempts', noon + 31 * pace);
    expect([rested.attempts.recentFailures, early]).toEqual([1, false]);
    const spent = { ...none, attempts: { ...rested.attempts, failures: 0, recentFailures: 30 } };
    expect(fail(spent, 'attempts', noon + 31 * pace)[1]).toBe(true);
  });
});
