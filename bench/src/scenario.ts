import { oddsOfGuess, paceOf } from '../../packages/core/src/decisions/odds.ts';
import { parsePolicy } from '../../packages/core/src/options/policy.ts';
import type { Door } from './door/door.ts';
import { rulesDoor } from './door/rules-door.ts';
import { live } from './live.ts';
import { type Habits, type Owner, type OwnerReport, owner } from './people/owner.ts';
import { boldThief, type Caution, silentThief, type Thief } from './people/thieves.ts';
import { seededFractions } from './random.ts';
import { day, start } from './time.ts';

/**
 * `silent` is never to be noticed, `calculating` wants most guesses without disabling anything, `tireless` guesses whenever
 * a code is looked at.
 */
export type ThiefKind = 'silent' | 'calculating' | 'tireless';

/** Everything that a simulated time depends on. */
export interface Scenario extends Habits {
  readonly devices: number;
  readonly thief?: ThiefKind;
  /** The thief has an earlier proof of the owner's too, and so both counters. */
  readonly withProof?: boolean;
  /** Every failure is forgotten at once, as if only failures in a row counted. */
  readonly withoutPatience?: boolean;
  readonly days?: number;
  readonly seed?: number;
}

export interface Outcome {
  readonly guesses: number;
  readonly guessesOnFirstDay: number;
  readonly owner: OwnerReport;
  readonly guessingToldAt: number | undefined;
  readonly disabledAt: number | undefined;
}

/** Guesses in a row that leave the owner a few slips before the fiftieth failure disables the devices. */
const leavesOpen = 40;

const policy = parsePolicy();
const linked = (devices: number) => Array.from({ length: devices }, () => ({ digits: policy.digits }));

/** The odds that one of so many guesses at so many devices is right. */
export function oddsOf(guesses: number, devices: number): number {
  return 1 - (1 - oddsOfGuess(linked(devices), policy)) ** guesses;
}

export function paceFor(devices: number): number {
  return paceOf(linked(devices), policy);
}

/** One account, by core's rules of attempts or at another door, for a year or so many days. */
export async function play(scenario: Scenario, door: Door = rulesDoor(paceIn(scenario))): Promise<Outcome> {
  const person = owner(scenario, seededFractions(scenario.seed ?? 1));
  const thieves = thievesOf(scenario, person);
  // Thieves first: who is there at the very end of a wait comes before the owner.
  await live(door, [...thieves, person], start + (scenario.days ?? 365) * day);
  const guesses = thieves.flatMap(({ guessedAt }) => guessedAt);
  return {
    guesses: guesses.length,
    guessesOnFirstDay: guesses.filter((at) => at < start + day).length,
    owner: person.report,
    guessingToldAt: door.guessingSince(),
    disabledAt: thieves.map((thief) => thief.disabledAt()).find((at) => at !== undefined) ?? person.report.lockedOutAt,
  };
}

function thievesOf(scenario: Scenario, person: Owner): readonly Thief[] {
  if (scenario.thief === undefined) return [];
  if (scenario.thief === 'silent') return [silentThief(person, cautionIn(scenario))];
  const inARow = scenario.thief === 'calculating' ? leavesOpen : Number.POSITIVE_INFINITY;
  return [false, ...(scenario.withProof ? [true] : [])].map((known) => boldThief(person, { known, inARow }));
}

function paceIn({ devices, withoutPatience = false }: Scenario): number {
  return withoutPatience ? 1 : paceFor(devices);
}

/** What the owner's own slips leave of the patience, less a reserve: a wait of hours would give the thief away. */
function cautionIn(scenario: Scenario): Caution {
  if (scenario.withoutPatience) return { pace: 1, most: Number.POSITIVE_INFINITY };
  const { signInsPerDay, slips } = scenario;
  const forgottenPerDay = day / paceIn(scenario);
  const slipsPerDay = (signInsPerDay * slips) / (1 - slips);
  return { pace: day / (0.85 * forgottenPerDay - slipsPerDay), most: 12 };
}
