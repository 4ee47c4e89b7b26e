import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Policy, parsePolicy } from '../src/options/policy.ts';
import { failureOf } from './support/failures.ts';
import { setUp } from './support/harness.ts';

const refused = (policy: object) => failureOf(() => setUp({ policy }));

describe('the default policy', () => {
  it('V5 H2 T13 N25 H13 is as documented, and within its own budget', () => {
    expect(parsePolicy()).toEqual({
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
      past: 1,
      future: 1,
      historyDays: 400,
      freshSeconds: 300,
      proofSeconds: 86_400,
      firstEnrollment: 'prerequisites',
      maxDevices: 5,
      yearlyOdds: 0.01,
    });
  });
});

describe('the bounds of a policy', () => {
  const rules: [keyof Policy, readonly unknown[], readonly unknown[]][] = [
    ['freshSeconds', [1, 300, 3600], [0, -1, 3601, 0.5, '300', null, undefined, Number.NaN]],
    ['proofSeconds', [1, 86_400, 2_592_000], [0, 2_592_001, 1.5, '86400', null, Number.POSITIVE_INFINITY]],
    ['firstEnrollment', ['prerequisites', 'ticket'], ['Ticket', '', true, null, undefined, ['ticket']]],
    ['maxDevices', [1, 5], [0, 6, 2.5, '5', null, undefined]],
    ['yearlyOdds', [0.01, 0.1], [0, -0.01, 0.11, 1, Number.NaN, '0.01', null, undefined]],
  ];

  it.each(rules)('A14 N25 N11 H13 hold for %s', async (name, good, bad) => {
    for (const value of good) expect(() => setUp({ policy: { [name]: value } })).not.toThrow();
    for (const value of bad) {
      const failure = await refused({ [name]: value });
      expect([value, failure.code, failure.message]).toEqual([
        value,
        'misuse',
        expect.stringMatching(new RegExp(`^policy\\.${name} must be`)),
      ]);
    }
  });
});

describe('the odds of a policy', () => {
  it('H13 are shown with the arithmetic when they exceed the budget', async () => {
    const failure = await refused({ past: 2, future: 3 });
    expect(failure.code).toBe('misuse');
    expect(failure.message).toBe(
      'policy: 6 steps × 5 devices / 10^6 make each guess right 1 time in 33,333. At the slowest pace someone who has the ' +
        'password gets 396 guesses a year, so 1.2 %, and yearlyOdds allows 1 %. Lower past, future or maxDevices, ask for ' +
        'more digits, or raise yearlyOdds.',
    );
  });

  it.each<[Partial<Policy>, Partial<Policy>]>([
    [{ past: 2, future: 3 }, { maxDevices: 4 }],
    [{ past: 2, future: 3 }, { digits: 7 }],
    [{ past: 2, future: 3 }, { yearlyOdds: 0.02 }],
    [{ past: 10, future: 10 }, { maxDevices: 1 }],
    [{ yearlyOdds: 0.001 }, { maxDevices: 1, past: 0, future: 1 }],
  ])('H13 of %j come back within it by %j, as the message says', async (wide, remedy) => {
    expect(await refused(wide)).toMatchObject({ code: 'misuse' });
    expect(() => setUp({ policy: { ...wide, ...remedy } })).not.toThrow();
  });
});

describe('a wide window', () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([
    [{ past: 2, future: 2 }, 0],
    [{ past: 3, maxDevices: 1 }, 1],
    [{ future: 3, maxDevices: 1 }, 1],
    [{ past: 10, future: 10, maxDevices: 1 }, 1],
  ])('T13 of %j is warned of %i times', (policy, times) => {
    const warn = vi.spyOn(process, 'emitWarning').mockReturnValue();
    setUp({ policy });
    expect(warn.mock.calls.map(([, type]) => type)).toEqual(Array.from({ length: times }, () => 'WatchwordWarning'));
  });

  it.each([{ past: 11 }, { future: 11 }])('T13 of %j is refused', async (window) => {
    expect(await refused({ ...window, maxDevices: 1, digits: 8 })).toMatchObject({ code: 'misuse' });
  });
});
