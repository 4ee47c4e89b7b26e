import { oddsOfGuess, paceOf } from '../../packages/core/src/decisions/odds.ts';
import { parsePolicy } from '../../packages/core/src/options/policy.ts';
import type { Door } from './door/door.ts';
import { rulesDoor } from './door/rules-door.ts';
import { live } from './live.ts';
import { type Habits, type Owner, owner } from './people/owner.ts';
import { silentThief, type Thief, tirelessThief } from './people/thieves.ts';
import { seededFractions } from './random.ts';
import { day, start } from './time.ts';

export const policy = parsePolicy();

/** A row of guesses short of what patience bears, which a silent thief leaves to the owner's own slips. */
const leftToOwner = 5;
const patience = 30;

const linked = (devices: number) => Array.from({ length: devices }, () => ({ digits: policy.digits }));

export const paceFor = (devices: number): number => paceOf(linked(devices), policy);

/** The odds that at least one of so many guesses is right. */
export function oddsOf(guesses: number, devices: number): number {
  return 1 - (1 - oddsOfGuess(linked(devices), policy)) ** guesses;
}

export type ThiefKind = 'none' | 'silent' | 'tireless' | 'tireless, with an old proof';

export interface Scenario extends Habits {
  readonly thief: ThiefKind;
  readonly devices: number;
  readonly seed: number;
  /** Forgets failures at once, as if only failures in a row counted. */
  readonly withoutPatience?: boolean;
  readonly days?: number;
}

export interface Outcome {
  readonly guesses: number;
  readonly owner: Owner['report'];
  readonly guessingSince: number | undefined;
  readonly disabledAt: number | undefined;
}

/** One account for a year, or for so many days, by core's rules or at another door. */
export async function play(scenario: Scenario, door: Door = rulesDoor(paceIn(scenario))): Promise<Outcome> {
  const person = owner(scenario, seededFractions(scenario.seed));
  const thieves = thievesOf(scenario, person);
  // Thieves first: who comes at the very end of a wait is before the owner.
  await live(door, [...thieves, person], start + (scenario.days ?? 365) * day);
  return {
    guesses: thieves.reduce((sum, thief) => sum + thief.guesses(), 0),
    owner: person.report,
    guessingSince: door.guessingSince(),
    disabledAt: thieves.map((thief) => thief.disabledAt()).find((at) => at !== undefined),
  };
}

function thievesOf(scenario: Scenario, person: Owner): Thief[] {
  const most = scenario.withoutPatience ? Number.POSITIVE_INFINITY : patience - leftToOwner;
  if (scenario.thief === 'none') return [];
  if (scenario.thief === 'silent') return [silentThief(person, paceIn(scenario), most)];
  return scenario.thief === 'tireless' ? [tirelessThief()] : [tirelessThief(), tirelessThief(true)];
}

function paceIn({ devices, withoutPatience = false }: Scenario): number {
  return withoutPatience ? 1 : paceFor(devices);
}
