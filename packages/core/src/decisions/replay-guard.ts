import { sameCode } from '../codes/same-code.ts';
import { startOfStep, stepAt } from '../codes/totp.ts';
import { WatchwordError } from '../errors.ts';
import type { Window } from '../options/policy.ts';
import type { Guarded, Opened } from './opened-device.ts';

/** What the guard says of a code. */
export type Verdict<D extends Guarded> =
  | { readonly kind: 'accepted'; readonly device: D; readonly step: number }
  | { readonly kind: 'already-used'; readonly usableAt: number }
  | { readonly kind: 'no-match' };

/**
 * Decides whether a code may be accepted: each code once, and no step at or before one that was accepted (RFC 6238 §5.2,
 * T7, T8). A step that is older than `lastStep` is dead whether it was used or not.
 *
 * The same digits can belong to two steps of one window. So a code is refused if *any* of its steps is spent, and
 * otherwise its *newest* step is: together these keep the same digits from being accepted twice (T11).
 *
 * @throws `clock` if a device was used in what is now the far future: a clock is wrong, and guessing which would either
 * reopen used steps or lock the user out without a word (T12).
 */
export function judge<D extends Guarded>(
  code: string,
  opened: readonly Opened<D>[],
  now: number,
  window: Window,
): Verdict<D> {
  for (const { device } of opened) refuseFarFuture(device, now, window);
  const matches = opened.flatMap((each) => matchingSteps(each, code, now, window));
  const spent = matches.find(({ device, step }) => step <= device.lastStep);
  if (spent) return { kind: 'already-used', usableAt: nextUsableAt(spent.device, now) };
  const [newest] = matches.toSorted((a, b) => b.step - a.step);
  return newest ? { kind: 'accepted', ...newest } : { kind: 'no-match' };
}

/** Compares every step of the window, whatever matched before: time must not tell which one it was (T18). */
function matchingSteps<D extends Guarded>({ device, codeAt }: Opened<D>, code: string, now: number, window: Window) {
  const current = stepAt(now, device.period);
  const matches: { readonly device: D; readonly step: number }[] = [];
  for (let step = Math.max(0, current - window.past); step <= current + window.future; step += 1) {
    if (sameCode(code, codeAt(step))) matches.push({ device, step });
  }
  return matches;
}

/** When the device first shows a code that can be accepted; now, if it shows one already. */
function nextUsableAt({ lastStep, period }: Guarded, now: number): number {
  return Math.max(now, startOfStep(lastStep + 1, period));
}

function refuseFarFuture({ lastStep, period }: Guarded, now: number, window: Window): void {
  if (lastStep <= stepAt(now, period) + window.future + 1) return;
  throw new WatchwordError(
    'clock',
    'A device was last used at a time that is still to come, so this clock or the one of another server is wrong. ' +
      'Check the time (NTP) on every server that verifies codes.',
  );
}
