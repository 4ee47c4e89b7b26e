import type { CodeParameters } from '../account/account.ts';
import type { Window } from '../options/policy.ts';
import { patience, quickestPace, slowestPace } from './patience.ts';

const hour = 3_600_000;
const year = 365 * 24 * hour;

type Digits = Pick<CodeParameters, 'digits'>;

/** The odds that one guess is right: it may be the code of any step of the window of any device (RFC 4226 §6, H13). */
export function oddsOfGuess(devices: readonly Digits[], { past, future }: Window): number {
  return devices.reduce((odds, { digits }) => odds + (past + 1 + future) / 10 ** digits, 0);
}

/**
 * The guesses a year that nobody gets beyond, whatever the owner does: those that patience bears at once, one more, and then
 * one a pace.
 */
export function guessesPerYear(pace: number): number {
  return patience + 1 + Math.floor(year / pace);
}

/**
 * The quickest pace, in whole hours, at which a year of guesses stays within `yearlyOdds`; endless if they are spent before
 * patience is. The odds of single guesses are added up, which is a little more than their odds together.
 */
export function paceWithin(yearlyOdds: number, oddsOfOne: number): number {
  const guesses = yearlyOdds / oddsOfOne - patience - 1;
  if (guesses <= 0) return Number.POSITIVE_INFINITY;
  return Math.max(quickestPace, Math.ceil(year / guesses / hour) * hour);
}

/**
 * Milliseconds in which an account forgets one failure. A guess at five devices is worth five, so such an account forgets
 * more slowly. Never more than a day: that is what {@link parsePolicy} holds a policy to, and codes of an older policy
 * that were shorter must not lock their owner out for longer.
 */
export function paceOf(devices: readonly Digits[], policy: Window & { readonly yearlyOdds: number }): number {
  return Math.min(slowestPace, paceWithin(policy.yearlyOdds, oddsOfGuess(devices, policy)));
}
