import { sameCode } from '../codes/same-code.ts';
import { stepAt } from '../codes/totp.ts';
import type { Window } from '../options/policy.ts';
import type { Guarded, Opened } from './opened-device.ts';

const lookBackSeconds = 600;

/** What a wrong code shows of the device's clock. */
export interface ClockSkew {
  /** How many seconds the device's clock is behind; absent if the code does not show it. */
  readonly clockSkewSeconds?: number;
}

/**
 * Explains a wrong code that is one of a device's last ten minutes. Such a code is dead, so telling gives nothing away.
 * The future is never looked at: told, it would make one guess worth many.
 */
export function clockSkew(code: string, opened: readonly Opened<Guarded>[], now: number, window: Window): ClockSkew {
  for (const { device, codeAt } of opened) {
    const current = stepAt(now, device.period);
    const oldest = Math.max(0, current - Math.floor(lookBackSeconds / device.period));
    for (let step = current - window.past - 1; step >= oldest; step -= 1) {
      if (sameCode(code, codeAt(step))) return { clockSkewSeconds: (current - step) * device.period };
    }
  }
  return {};
}
