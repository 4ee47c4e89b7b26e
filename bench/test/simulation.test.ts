import { expect, test } from 'vitest';
import { honestYears, silentYear, tirelessYear } from '../src/report/scenarios.ts';

const usual = { devices: 1, signInsPerDay: 8, patient: true, seed: 1 };

test('H13 without patience five free guesses after each sign-in would be 4 % a year, and 20 % with five devices', async () => {
  const one = await silentYear({ ...usual, patient: false });
  const five = await silentYear({ ...usual, devices: 5, patient: false });
  expect([one.odds.toFixed(3), five.odds.toFixed(3)]).toEqual(['0.043', '0.197']);
});

test.each([
  [1, 1],
  [1, 20],
  [5, 1],
  [5, 20],
])('H13 N7 with %i devices and %i sign-ins a day nobody gets beyond 1 %% a year', async (devices, signInsPerDay) => {
  const scenario = { ...usual, devices, signInsPerDay };
  for (const thief of [await silentYear(scenario), await tirelessYear(scenario, true)]) {
    expect(thief.odds).toBeGreaterThan(0.003);
    expect(thief.odds).toBeLessThanOrEqual(0.01);
  }
});

test('A23 an owner who shows an earlier proof signs in on time all year, whatever a stranger does', async () => {
  const { owner } = await tirelessYear(usual, true);
  expect(owner).toMatchObject({ signIns: 8 * 365, lockedOutAt: undefined });
  expect(owner.longestDelay).toBeLessThan(60_000);
});

test('N9 an owner who mistypes one code in twenty never waits for hours', async () => {
  const { signIns, longestDelay } = await honestYears({ ...usual, signInsPerDay: 20 }, 20);
  expect(signIns).toBe(20 * 365 * 20);
  expect(longestDelay).toBeLessThan(3_600_000);
});
