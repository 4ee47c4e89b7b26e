import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attempts, freshCounters } from '../src/account/account.ts';
import { afterFailure, afterSuccess, remainingWait } from '../src/decisions/attempts.ts';
import { guessesPerYear, oddsOfGuess, paceOf, paceWithin } from '../src/decisions/odds.ts';
import { type Policy, parsePolicy } from '../src/options/policy.ts';
import { noon } from './support/harness.ts';

const hour = 3_600_000;
const year = 365 * 24 * hour;

const devices = (number: number, digits = 6) => Array.from({ length: number }, () => ({ digits }));

/** Policies that are not refused; wide windows among them, of which a warning would tell each time. */
function accepted(policy: Partial<Policy>): Policy | undefined {
  try {
    return parsePolicy(policy);
  } catch {
    return undefined;
  }
}

describe('the odds of a guess', () => {
  it('H13 are steps × devices / 10^digits, each device by its own digits', () => {
    const window = { past: 1, future: 1 };
    expect(oddsOfGuess(devices(1), window)).toBeCloseTo(3e-6, 15);
    expect(oddsOfGuess(devices(5), window)).toBeCloseTo(15e-6, 15);
    expect(oddsOfGuess([{ digits: 6 }, { digits: 8 }], window)).toBeCloseTo(3.03e-6, 15);
    expect(oddsOfGuess(devices(1), { past: 0, future: 0 })).toBeCloseTo(1e-6, 15);
  });
});

describe('the pace', () => {
  it('H13 is eight hours for the usual account, and slower where a guess is worth more', () => {
    const policy = parsePolicy();
    const hours = [1, 2, 3, 4, 5].map((number) => paceOf(devices(number), policy) / hour);
    expect(hours).toEqual([8, 8, 9, 11, 14]);
  });

  it('H13 is exactly as quick as the budget allows', () => {
    expect(guessesPerYear(8 * hour)).toBe(31 + 1095);
    for (const odds of [9e-6, 15e-6, 25e-6, 35e-6]) {
      const pace = paceWithin(0.01, odds);
      expect(guessesPerYear(pace) * odds).toBeLessThanOrEqual(0.01);
      expect(guessesPerYear(pace - hour) * odds).toBeGreaterThan(0.01);
    }
    expect(paceWithin(30e-6, 1e-6)).toBe(Number.POSITIVE_INFINITY);
  });

  it('A23 H13 is never slower than a day, also for devices that an older policy made', () => {
    const policy = parsePolicy({ digits: 8, past: 10, future: 10 });
    expect(paceOf(devices(5, 6), policy)).toBe(24 * hour);
  });

  it('H13 keeps every policy that is not refused within its yearly odds', () => {
    const policies = fc.record({
      digits: fc.integer({ min: 6, max: 8 }),
      past: fc.integer({ min: 0, max: 2 }),
      future: fc.integer({ min: 0, max: 2 }),
      maxDevices: fc.integer({ min: 1, max: 5 }),
      yearlyOdds: fc.double({ min: 1e-6, max: 0.1, noNaN: true }),
    });
    let kept = 0;
    fc.assert(
      fc.property(policies, fc.integer({ min: 1, max: 5 }), (given, number) => {
        const policy = accepted(given);
        if (!policy || number > policy.maxDevices) return;
        kept += 1;
        const linked = devices(number, policy.digits);
        const odds = oddsOfGuess(linked, policy) * guessesPerYear(paceOf(linked, policy));
        expect(odds).toBeLessThanOrEqual(policy.yearlyOdds);
      }),
      { seed: 13, numRuns: 2000 },
    );
    expect(kept).toBeGreaterThan(200);
  });
});

type Move = readonly ['guess' | 'owner signs in', minutes: number];

/** A year of a thief who guesses whenever a code is looked at, while the owner signs in over either counter. */
function guessesIn(moves: readonly Move[], pace: number): number {
  let attempts: Attempts = freshCounters.attempts;
  let now = noon;
  let guesses = 0;
  for (let n = 0; now < noon + year; n += 1) {
    const [what, minutes] = moves[n % moves.length]!;
    if (what === 'owner signs in') {
      attempts = afterSuccess(attempts, now);
    } else if (remainingWait(attempts, now) === 0) {
      attempts = afterFailure(attempts, now, pace);
      guesses += 1;
    }
    now += minutes * 60_000;
  }
  return guesses;
}

describe('a year of guessing', () => {
  const move = fc.tuple(
    fc.constantFrom('guess' as const, 'guess' as const, 'owner signs in' as const),
    fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90 }), fc.constant(480), fc.constant(1440)),
  );

  it('A17 H13 gives no strategy more guesses than the bound, whenever the owner signs in', () => {
    const moves = fc.array(move, { minLength: 1, maxLength: 40 });
    const sometime = moves.filter((each) => each.some(([, minutes]) => minutes >= 10));
    fc.assert(
      fc.property(sometime, fc.constantFrom(8 * hour, 11 * hour, 24 * hour), (each, pace) => {
        expect(guessesIn(each, pace)).toBeLessThanOrEqual(guessesPerYear(pace));
      }),
      { seed: 17, numRuns: 200 },
    );
  });

  it('A17 H13 is bounded closely: whoever never lets up gets all but two of them', () => {
    const always: Move[] = [
      ['guess', 0],
      ['owner signs in', 15],
    ];
    const guesses = guessesIn(always, 8 * hour);
    expect(guesses).toBeLessThanOrEqual(guessesPerYear(8 * hour));
    expect(guesses).toBeGreaterThanOrEqual(guessesPerYear(8 * hour) - 2);
  });
});
