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
  for (const { device, codeAt } of opened) {
    const current = stepAt(now, device.period);
    const oldest = Math.max(0, current - Math.floor(lookSeconds / device.period));
    for (let step = current - window.past - 1; step >= oldest; step -= 1) {
      if (sameCode(code, codeAt(step))) return { clockSkewSeconds: (current - step) * device.period };
    }
  }
  return {};
}

/**
 * How many seconds a device's clock is ahead, if a wrong code is one of its next ten minutes. For events only, and only once
 * two failures in a row agree: one guess in fifty thousand hits by chance.
 */
export function secondsAhead(
  code: string,
  opened: readonly Opened<Guarded>[],
  now: number,
  window: Window,
): number | undefined {
  for (const { device, codeAt } of opened) {
    const current = stepAt(now, device.period);
    const newest = current + Math.floor(lookSeconds / device.period);
    for (let step = current + window.future + 1; step <= newest; step += 1) {
      if (sameCode(code, codeAt(step))) return (step - current) * device.period;
    }
  }
  return undefined;
}

/** Whether two failures show the same clock: a step more or less is where in a step they fell. */
export function agree(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && Math.abs(a - b) <= stepsApart;
}

/** Seconds: one step of the longest usual period. */
const stepsApart = 60;
