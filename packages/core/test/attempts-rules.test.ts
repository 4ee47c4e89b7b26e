import { describe, expect, it } from 'vitest';
import { type Attempts, type FailureCount, freshCounters } from '../src/account/account.ts';
import {
  afterFailure,
  afterRecoveryFailure,
  afterSuccess,
  remainingRecoveryWait,
  remainingWait,
} from '../src/decisions/attempts.ts';
import { noon } from './support/harness.ts';

const hour = 3_600_000;
const pace = 8 * hour;
const decade = 10 * 365 * 24 * hour;

function recoveryFailures(times: number): FailureCount {
  const steps = Array.from({ length: times });
  return steps.reduce<FailureCount>((each) => afterRecoveryFailure(each, noon), freshCounters.recoveryAttempts);
}

function failures(times: number, now = noon, from = freshCounters.attempts): Attempts {
  return Array.from({ length: times }).reduce<Attempts>((attempts) => afterFailure(attempts, now, pace), from);
}

describe('failures in a row', () => {
  it('N9 H11 cost nothing up to the fifth, then twice as long each, up to an hour', () => {
    const waits = Array.from({ length: 30 }, (_, index) => remainingWait(failures(index + 1), noon) / 1000);
    const doubling = [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920];
    expect(waits).toEqual([...doubling, ...Array.from({ length: 18 }, () => 3600)]);
  });

  it('N8 are ended by a success, with their wait', () => {
    const ended = afterSuccess(failures(12), noon);
    expect(ended).toEqual({ failures: 0, retryAt: 0, recentFailures: 12, recentAt: noon });
    expect(remainingWait(afterFailure(ended, noon, pace), noon)).toBe(0);
  });
});

describe('failures of late', () => {
  it('H13 cost a whole pace each above thirty, whatever was right in between', () => {
    const patient = Array.from({ length: 6 }).reduce<Attempts>(
      (attempts) => afterSuccess(failures(5, noon, attempts), noon),
      freshCounters.attempts,
    );
    expect(patient).toMatchObject({ failures: 0, recentFailures: 30 });
    expect(remainingWait(patient, noon)).toBe(0);
    const next = afterFailure(patient, noon, pace);
    expect(remainingWait(next, noon)).toBe(pace);
    expect(remainingWait(afterFailure(next, noon + pace, pace), noon + pace)).toBe(pace);
  });

  it('H13 keep their wait when the owner signs in over the other counter', () => {
    const waiting = failures(31);
    expect(remainingWait(afterSuccess(waiting, noon + hour), noon + hour)).toBe(pace - hour);
    expect(afterSuccess(waiting, noon + pace)).toMatchObject({ failures: 0, retryAt: 0, recentFailures: 31 });
  });

  it.each([
    [pace - 1, 11],
    [pace, 10],
    [2 * pace - 1, 10],
    [2 * pace, 9],
    [9 * pace, 2],
    [10 * pace, 1],
    [100 * pace, 1],
  ])('H13 are forgotten one a pace, to the millisecond: after %i ms the next is number %i', (elapsed, number) => {
    expect(afterFailure(failures(10), noon + elapsed, pace).recentFailures).toBe(number);
  });

  it('H13 are forgotten no faster and no slower for being counted often', () => {
    let attempts = failures(20);
    for (let minutes = 7; minutes <= 48 * 60; minutes += 7) {
      const counted = afterFailure(attempts, noon + minutes * 60_000, pace);
      attempts = { ...counted, recentFailures: counted.recentFailures - 1 };
    }
    expect(attempts.recentFailures).toBe(20 - 5);
    expect(afterFailure(attempts, noon + 6 * pace, pace).recentFailures).toBe(20 - 6 + 1);
  });

  it('H13 save up no forgetting while there is nothing to forget', () => {
    const rested = afterFailure(failures(1), noon + 1.5 * pace, pace);
    expect(rested).toMatchObject({ recentFailures: 1, recentAt: noon + 1.5 * pace });
    expect(afterFailure(rested, noon + 2.5 * pace - 1, pace).recentFailures).toBe(2);
    const later = failures(31, noon + decade, failures(1));
    expect(later.recentFailures).toBe(31);
  });
});

describe('a clock that was wrong', () => {
  it.each([1, 60_000, hour, 24 * hour, decade])('A23 T12 and went back by %i ms locks nobody out for long', (back) => {
    for (const times of [6, 13, 31]) {
      const attempts = failures(times, noon + back);
      const longest = times > 30 ? 24 * hour : hour;
      expect(remainingWait(attempts, noon)).toBeLessThanOrEqual(longest);
      expect(remainingWait(afterFailure(attempts, noon, pace), noon)).toBeLessThanOrEqual(times > 29 ? pace : hour);
    }
  });

  it('A23 T12 and was years ahead does not keep failures from being forgotten', () => {
    const back = afterFailure(failures(10, noon + decade), noon, pace);
    expect(back).toMatchObject({ recentFailures: 11, recentAt: noon });
    expect(afterFailure(back, noon + 2 * pace, pace).recentFailures).toBe(10);
  });

  it.each([1, hour, 24 * hour])('A20 T12 and went back by %i ms and on again gives no failure back', (back) => {
    const early = afterFailure(failures(10), noon - back, pace);
    expect(early.recentFailures).toBe(11);
    expect(afterFailure(early, noon, pace).recentFailures).toBe(12);
  });

  it('A20 T12 and swings between two servers never pays', () => {
    let attempts = failures(1);
    for (let n = 0; n < 20; n += 1) attempts = afterFailure(attempts, noon + (n % 2 === 0 ? -pace : 0), pace);
    expect(attempts.recentFailures).toBe(21);
  });
});

describe('wrong recovery codes', () => {
  it('A16 A23 cost ten seconds each from the sixth on, never more', () => {
    let attempts = freshCounters.recoveryAttempts;
    const waits = Array.from({ length: 1000 }, () => {
      attempts = afterRecoveryFailure(attempts, noon);
      return remainingRecoveryWait(attempts, noon) / 1000;
    });
    expect(waits.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
    expect(new Set(waits.slice(5))).toEqual(new Set([10]));
  });

  it('A16 are waited for until the last millisecond', () => {
    const attempts = recoveryFailures(6);
    expect(remainingRecoveryWait(attempts, noon + 9999)).toBe(1);
    expect(remainingRecoveryWait(attempts, noon + 10_000)).toBe(0);
  });

  it('A23 T12 lock nobody out when the clock goes back by more than their wait', () => {
    const attempts = recoveryFailures(6);
    expect(remainingRecoveryWait(attempts, noon - 1)).toBe(0);
  });
});
