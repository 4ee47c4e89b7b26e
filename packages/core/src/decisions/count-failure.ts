import type { Account, Attempts, Device } from '../account/account.ts';
import { type EventBase, eventBase, type StoredSecurityEvent } from '../events/security-event.ts';
import type { Policy } from '../options/policy.ts';
import { afterFailure, disabledAfter, remainingWait } from './attempts.ts';
import { type ClockSkew, clockSkew, confirmed, secondsAhead } from './clock-skew.ts';
import type { Decision } from './decision.ts';
import { startsGuessing } from './guessing.ts';
import { paceOf } from './odds.ts';
import type { Opened } from './opened-device.ts';
import { wholeSeconds } from './seconds.ts';
import type { Counter, VerifyDecision, VerifyRequest } from './verify.ts';

/** Counts a wrong code on one counter; at the fiftieth in a row the devices are disabled (N7). */
export function countFailure(
  account: Account,
  counter: Counter,
  opened: readonly Opened<Device>[],
  now: number,
  policy: Policy,
  request: VerifyRequest,
): Decision<VerifyDecision> {
  const { aheadSeconds: before, ...counted } = account[counter];
  const skew = clockSkew(request.code, opened, now, policy);
  const ahead = secondsAhead(request.code, opened, now, policy);
  const attempts = { ...afterFailure(counted, now, paceOf(account.devices, policy)), ...aheadOf(ahead) };
  const after = { ...account, [counter]: attempts };
  const base = eventBase(now, request);
  const { failures } = attempts;
  const known = counter === 'knownAttempts';
  const clockAheadSeconds = confirmed(before, ahead);
  const told = clockAheadSeconds === undefined ? {} : { clockAheadSeconds };
  const wrong = { type: 'code-wrong', ...base, failures, known, ...skew, ...told } as const;
  const events = [wrong, ...guessing(account, after, base)];
  if (failures >= disabledAfter) return disable(after, failures, now, events, base);
  return { kind: 'commit', account: after, events, outcome: wrongCode(attempts, now, skew) };
}

function aheadOf(aheadSeconds: number | undefined): Pick<Attempts, 'aheadSeconds'> {
  return aheadSeconds === undefined ? {} : { aheadSeconds };
}

function wrongCode(attempts: Attempts, now: number, skew: ClockSkew): VerifyDecision {
  return { ok: false, reason: 'wrong-code', retryAfterSeconds: wholeSeconds(remainingWait(attempts, now)), ...skew };
}

function guessing(before: Account, after: Account, base: EventBase): readonly StoredSecurityEvent[] {
  if (!startsGuessing(before, after)) return [];
  return [{ type: 'guessing', ...base, failures: after.attempts.failures + after.knownAttempts.failures }];
}

/** An enrollment that was begun before ends with it: what follows needs a recovery code or the support desk. */
function disable(
  { pending: _pending, ...account }: Account,
  failures: number,
  now: number,
  events: readonly StoredSecurityEvent[],
  base: EventBase,
): Decision<VerifyDecision> {
  return {
    kind: 'commit',
    account: { ...account, disabledAt: now },
    events: [...events, { type: 'devices-disabled', ...base, failures }],
    outcome: { ok: false, reason: 'disabled' },
  };
}
