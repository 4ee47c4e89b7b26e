import { sameCode } from '../codes/same-code.ts';
import { stepAt } from '../codes/totp.ts';
import type { Window } from '../options/policy.ts';
import type { Guarded, Opened } from './opened-device.ts';

const lookSeconds = 600;

/** What a wrong code shows of the device's clock. */
export interface ClockSkew {
  /** How many seconds the device's clock is behind; absent if the code does not show it. */
  readonly clockSkewSeconds?: number;
}

/**
 * Explains a wrong code that is one of a device's last ten minutes. Such a code is dead, so telling gives nothing away.
 * A match in the future is never told to who asks: it would make one guess worth many; see {@link secondsAhead}.
 */
export function clockSkew(code: string, opened: readonly Opened<Guarded>[], now: number, window: Window): ClockSkew {
  const clockSkewSeconds = secondsAway(code, opened, now, 'behind', window.past);
  return clockSkewSeconds === undefined ? {} : { clockSkewSeconds };
}

/**
 * How many seconds a device's clock is ahead, if a wrong code is one of its next ten minutes. For events only, and only once
 * it is {@link confirmed}.
 */
export function secondsAhead(
  code: string,
  opened: readonly Opened<Guarded>[],
  now: number,
  window: Window,
): number | undefined {
  return secondsAway(code, opened, now, 'ahead', window.future);
}

/** Seconds. Two looks at one clock differ by a step at most, and apps show a code for 30 s or 60 s. */
const usualStep = 60;

/**
 * The later of two readings in a row, if they show the same clock. One alone says little: one guess in fifty thousand hits a
 * future code by chance.
 */
export function confirmed(before: number | undefined, seconds: number | undefined): number | undefined {
  if (before === undefined || seconds === undefined) return undefined;
  return Math.abs(before - seconds) <= usualStep ? seconds : undefined;
}

/** How far from now, beyond the window, a device shows this code; `undefined` if it does not within ten minutes. */
function secondsAway(
  code: string,
  opened: readonly Opened<Guarded>[],
  now: number,
  direction: 'behind' | 'ahead',
  window: number,
): number | undefined {
  for (const { device, codeAt } of opened) {
    const current = stepAt(now, device.period);
    const furthest = Math.floor(lookSeconds / device.period);
    for (let steps = window + 1; steps <= furthest; steps += 1) {
      const step = direction === 'ahead' ? current + steps : current - steps;
      if (step >= 0 && sameCode(code, codeAt(step))) return steps * device.period;
    }
  }
  return undefined;
}
