import { oddsOfGuess, paceOf } from '../../../packages/core/src/decisions/odds.ts';
import { patience } from '../../../packages/core/src/decisions/patience.ts';
import { rulesDoor } from '../door/rules-door.ts';
import { live } from '../live.ts';
import { type OwnerReport, owner } from '../people/owner.ts';
import { silentThief, tirelessThief } from '../people/thieves.ts';
import { seededFractions } from '../random.ts';
import { day, start } from '../time.ts';

const window = { past: 1, future: 1, yearlyOdds: 0.01 };
const year = 365 * day;
/** Short enough to forget every failure at once: what the rules were without patience. */
const forgetful = 1;
/** What a careful thief leaves of the patience to the owner's own slips. */
const leftToOwner = 5;

/** A thief's year at one account. */
export interface ThiefYear {
  readonly guesses: number;
  /** Of guessing a code within the year. */
  readonly odds: number;
  readonly disabledAfterDays: number | undefined;
  readonly guessingToldAfterDays: number | undefined;
  readonly owner: OwnerReport;
}

/** Everything that a year depends on. */
export interface Scenario {
  readonly devices: number;
  readonly signInsPerDay: number;
  readonly patient: boolean;
  readonly seed: number;
}

function devicesOf(count: number): readonly { readonly digits: number }[] {
  return Array.from({ length: count }, () => ({ digits: 6 }));
}

function paceFor({ devices, patient }: Scenario): number {
  return patient ? paceOf(devicesOf(devices), window) : forgetful;
}

/** Somebody who knows the password and never wants to be noticed. */
export async function silentYear(scenario: Scenario): Promise<ThiefYear> {
  const pace = paceFor(scenario);
  const victim = owner({ ...scenario, slips: 0, known: false }, seededFractions(scenario.seed));
  const most = scenario.patient ? patience - leftToOwner : Number.POSITIVE_INFINITY;
  return thiefYear(scenario, victim, silentThief(victim, pace, most));
}

/** Somebody who guesses whenever a code is looked at. The owner shows an earlier proof, or does not. */
export async function tirelessYear(scenario: Scenario, ownerIsKnown: boolean): Promise<ThiefYear> {
  const victim = owner({ ...scenario, slips: 0.05, known: ownerIsKnown }, seededFractions(scenario.seed));
  return thiefYear(scenario, victim, tirelessThief());
}

async function thiefYear(
  scenario: Scenario,
  victim: ReturnType<typeof owner>,
  thief: ReturnType<typeof tirelessThief>,
): Promise<ThiefYear> {
  const door = rulesDoor(paceFor(scenario));
  await live(door, [victim, thief], start + year);
  const guesses = thief.guesses();
  return {
    guesses,
    odds: 1 - (1 - oddsOfGuess(devicesOf(scenario.devices), window)) ** guesses,
    disabledAfterDays: daysUntil(thief.disabledAt()),
    guessingToldAfterDays: daysUntil(door.guessingSince()),
    owner: victim.report,
  };
}

/** An owner alone, who mistypes one code in twenty, for so many years. */
export async function honestYears(scenario: Scenario, years: number): Promise<OwnerReport> {
  const honest = owner({ ...scenario, slips: 0.05, known: false }, seededFractions(scenario.seed));
  await live(rulesDoor(paceFor(scenario)), [honest], start + years * year);
  return honest.report;
}

function daysUntil(time: number | undefined): number | undefined {
  return time === undefined ? undefined : (time - start) / day;
}
