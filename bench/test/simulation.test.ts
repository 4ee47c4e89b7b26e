import { describe, expect, it, test } from 'vitest';
import { guessesPerYear } from '../../packages/core/src/decisions/odds.ts';
import { apiDoor } from '../src/door/api-door.ts';
import { oddsOf, paceFor, play, type Scenario } from '../src/scenario.ts';
import { hour } from '../src/time.ts';

const usual: Scenario = { devices: 1, signInsPerDay: 8, slips: 0.05, known: false };

test('H13 A17 without patience five free guesses after each sign-in would be 4 % a year, and 20 % with five devices', async () => {
  const years = [1, 5].map(async (devices) => {
    const { guesses } = await play({ ...usual, devices, thief: 'silent', withoutPatience: true });
    return oddsOf(guesses, devices).toFixed(3);
  });
  expect(await Promise.all(years)).toEqual(['0.043', '0.197']);
});

describe('nobody who has the password', () => {
  const cases = [1, 2, 3, 4, 5].flatMap((devices) => [1, 2, 8, 20].map((perDay) => [devices, perDay] as const));

  it.each(cases)(
    'H13 N7 gets beyond the odds of core with %i devices and %i sign-ins a day, or falls short by three guesses',
    async (devices, signInsPerDay) => {
      const most = guessesPerYear(paceFor(devices));
      const { guesses } = await play({ ...usual, devices, signInsPerDay, known: true, thief: 'calculating' });
      expect(guesses).toBeLessThanOrEqual(most);
      expect(guesses).toBeGreaterThanOrEqual(most - 3);
      expect(oddsOf(guesses, devices)).toBeLessThanOrEqual(0.01);
    },
  );

  it.each(cases)(
    'H13 gets more by being silent with %i devices and %i sign-ins a day',
    async (devices, signInsPerDay) => {
      const { guesses, guessingToldAt } = await play({ ...usual, devices, signInsPerDay, thief: 'silent' });
      expect(guesses).toBeLessThan(guessesPerYear(paceFor(devices)));
      expect(guessingToldAt).toBeUndefined();
    },
  );

  it.each([1, 5])(
    'A23 H13 and an earlier proof as well gets more than twice as much, with %i devices',
    async (devices) => {
      const { guesses } = await play({ ...usual, devices, thief: 'calculating', withProof: true });
      expect(guesses).toBeLessThanOrEqual(2 * guessesPerYear(paceFor(devices)));
      expect(oddsOf(guesses, devices)).toBeLessThanOrEqual(0.02);
    },
  );
});

describe('an owner', () => {
  it.each(['silent', 'calculating', 'tireless'] as const)(
    'A23 who shows an earlier proof is never late for a %s thief',
    async (thief) => {
      const { owner, disabledAt } = await play({ ...usual, known: true, thief });
      expect(owner).toMatchObject({ signIns: 8 * 365, delayed: 0 });
      expect(disabledAt).toBeUndefined();
    },
  );

  it('A23 N7 H9 who shows none is shut out by a tireless thief, who is told of at once and disabled within days', async () => {
    const { owner, guesses, guessingToldAt, disabledAt } = await play({ ...usual, thief: 'tireless' });
    expect([owner.signIns, guesses]).toEqual([0, 50]);
    expect(guessingToldAt).toBeLessThan(disabledAt ?? 0);
  });

  it.each([1, 5])(
    'N9 who mistypes one code in twenty waits for no hours in 20 years, with %i devices',
    async (devices) => {
      const { owner } = await play({ ...usual, devices, signInsPerDay: 20, days: 7300 });
      expect(owner.signIns).toBe(20 * 7300);
      expect(owner.longestDelay).toBeLessThan(hour);
    },
  );
});

describe('Watchword itself', () => {
  it.each<Scenario>([
    { ...usual, thief: 'silent', days: 20 },
    { ...usual, thief: 'tireless', days: 10 },
    { ...usual, thief: 'calculating', days: 20 },
    { ...usual, thief: 'calculating', known: true, withProof: true, days: 20 },
    { ...usual, devices: 5, thief: 'calculating', known: true, days: 20 },
  ])('H13 N9 A23 plays as its rules alone do: $thief, $devices devices, known $known', async (scenario) => {
    expect(await play(scenario, await apiDoor(scenario.devices))).toEqual(await play(scenario));
  });
});
