import { guessesPerYear, oddsOfGuess, paceWithin } from '../decisions/odds.ts';
import { slowestPace } from '../decisions/patience.ts';
import type { Policy } from './policy.ts';

/**
 * Why wrong codes cannot be held to a policy's yearly odds, with the arithmetic; nothing if they can. Judged by a user with
 * as many devices as the policy allows, at the slowest pace that an owner's own slips bear (H13).
 */
export function budgetProblem(policy: Policy): string | undefined {
  const { past, future, digits, maxDevices, yearlyOdds } = policy;
  const odds = oddsOfGuess(
    Array.from({ length: maxDevices }, () => ({ digits })),
    policy,
  );
  if (paceWithin(yearlyOdds, odds) <= slowestPace) return undefined;
  const guesses = guessesPerYear(slowestPace);
  return (
    `${past + 1 + future} steps × ${maxDevices} devices / 10^${digits} make each guess right 1 time in ${inverse(odds)}. ` +
    `At the slowest pace someone who has the password gets ${guesses} guesses a year, so ${percent(guesses * odds)}, and ` +
    `yearlyOdds allows ${percent(yearlyOdds)}. Lower past, future or maxDevices, ask for more digits, or raise yearlyOdds.`
  );
}

function inverse(odds: number): string {
  return Math.round(1 / odds).toLocaleString('en');
}

function percent(odds: number): string {
  return `${Number((odds * 100).toPrecision(2))} %`;
}
