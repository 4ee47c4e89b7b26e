import { type Attempts, freshCounters } from '../../../packages/core/src/account/account.ts';
import {
  afterFailure,
  afterSuccess,
  disabledAfter,
  remainingWait,
} from '../../../packages/core/src/decisions/attempts.ts';
import { startsGuessing } from '../../../packages/core/src/decisions/guessing.ts';
import type { Answer, Attempt, Door } from './door.ts';

interface Counters {
  readonly attempts: Attempts;
  readonly knownAttempts: Attempts;
}

/** A door that knows nothing but core's own rules of attempts: thousands of years pass in seconds. */
export function rulesDoor(pace: number): Door {
  let counters: Counters = freshCounters;
  let disabled = false;
  let guessingSince: number | undefined;

  function fail(counter: keyof Counters, now: number): Answer {
    const before = counters;
    const attempts = afterFailure(before[counter], now, pace);
    counters = { ...before, [counter]: attempts };
    if (startsGuessing(before, counters)) guessingSince ??= now;
    disabled = attempts.failures >= disabledAfter;
    return disabled ? { kind: 'disabled' } : { kind: 'wrong', retryAt: now + remainingWait(attempts, now) };
  }

  function succeed(now: number): Answer {
    const { attempts, knownAttempts } = counters;
    counters = { attempts: afterSuccess(attempts, now), knownAttempts: afterSuccess(knownAttempts, now) };
    return { kind: 'right' };
  }

  function attempt({ right, known }: Attempt, now: number): Answer {
    const counter = known ? 'knownAttempts' : 'attempts';
    if (disabled) return { kind: 'disabled' };
    const wait = remainingWait(counters[counter], now);
    if (wait > 0) return { kind: 'throttled', retryAt: now + wait };
    return right ? succeed(now) : fail(counter, now);
  }

  return { attempt, guessingSince: () => guessingSince };
}
