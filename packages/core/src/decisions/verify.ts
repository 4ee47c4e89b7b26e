import type { Account, Device } from '../account/account.ts';
import type { EventContext } from '../events/context.ts';
import { eventBase, type RefusedReason } from '../events/security-event.ts';
import type { Policy } from '../options/policy.ts';
import { afterFailure, afterSuccess, disabledAfter, remainingWait } from './attempts.ts';
import { type ClockSkew, clockSkew } from './clock-skew.ts';
import type { Decision, Refusal } from './decision.ts';
import { type DeviceSummary, summaryOf } from './device-summary.ts';
import { paceOf } from './odds.ts';
import type { Opened } from './opened-device.ts';
import { judge } from './replay-guard.ts';
import { wholeSeconds } from './seconds.ts';

/** Who verifies, with which code. */
export interface VerifyRequest {
  readonly userId: string;
  readonly code: string;
  readonly context?: EventContext;
}

/** The answer of {@link Watchword.verify}. Only `ok: true` lets anyone in. */
export type VerifyResult =
  | {
      readonly ok: true;
      readonly method: 'totp';
      readonly device: DeviceSummary;
      /** Wrong codes since the last right one. Many of them mean that someone else knows the password. */
      readonly failuresSinceLastSuccess: number;
    }
  | { readonly ok: false; readonly reason: 'malformed' | 'not-enrolled' | 'disabled' }
  | { readonly ok: false; readonly reason: 'throttled'; readonly retryAfterSeconds: number }
  | {
      readonly ok: false;
      /** The code, or a newer one, was accepted before. */
      readonly reason: 'already-used';
      /** Until the app shows a code that can be accepted; 0 if it shows one already. */
      readonly retryAfterSeconds: number;
    }
  | ({
      readonly ok: false;
      readonly reason: 'wrong-code';
      /** Until the next code is looked at; 0 if it may be typed at once. */
      readonly retryAfterSeconds: number;
    } & ClockSkew);

/** What the account alone says, before any secret is opened: a throttled guess must cost nothing. */
export function refuseUnseen(account: Account, now: number, request: VerifyRequest): Refusal<VerifyResult> | undefined {
  if (account.devices.length === 0) return refuse(now, request, { ok: false, reason: 'not-enrolled' });
  if (account.disabledAt !== undefined) return refuse(now, request, { ok: false, reason: 'disabled' });
  const wait = remainingWait(account.attempts, now);
  if (wait === 0) return undefined;
  return refuse(now, request, { ok: false, reason: 'throttled', retryAfterSeconds: wholeSeconds(wait) });
}

/** Accepts the code of any device, once, or counts it as a failure of the account. */
export function decideVerify(
  account: Account,
  opened: readonly Opened<Device>[],
  now: number,
  policy: Policy,
  request: VerifyRequest,
): Decision<VerifyResult> {
  const verdict = judge(request.code, opened, now, policy);
  switch (verdict.kind) {
    case 'accepted':
      return accept(account, verdict, now, request);
    case 'already-used':
      // Not a guess: counting it would let a double click lock its own user out (N10).
      return refuse(now, request, {
        ok: false,
        reason: 'already-used',
        retryAfterSeconds: wholeSeconds(verdict.usableAt - now),
      });
    case 'no-match':
      return countWrongCode(account, clockSkew(request.code, opened, now, policy), now, policy, request);
  }
}

function accept(
  account: Account,
  { device: used, step }: { readonly device: Device; readonly step: number },
  now: number,
  request: VerifyRequest,
): Decision<VerifyResult> {
  const device = { ...used, lastStep: step, lastUsedAt: now };
  const { failures } = account.attempts;
  return {
    kind: 'commit',
    account: {
      ...account,
      devices: account.devices.map((other) => (other.id === device.id ? device : other)),
      attempts: afterSuccess(account.attempts, now),
    },
    events: [{ type: 'code-accepted', ...eventBase(now, request), deviceId: device.id, failuresBefore: failures }],
    outcome: { ok: true, method: 'totp', device: summaryOf(device), failuresSinceLastSuccess: failures },
  };
}

function countWrongCode(
  account: Account,
  skew: ClockSkew,
  now: number,
  policy: Policy,
  request: VerifyRequest,
): Decision<VerifyResult> {
  const attempts = afterFailure(account.attempts, now, paceOf(account.devices, policy));
  const { failures } = attempts;
  const base = eventBase(now, request);
  const wrong = { type: 'code-wrong', ...base, failures, ...skew } as const;
  if (failures >= disabledAfter) {
    return {
      kind: 'commit',
      account: { ...account, attempts, disabledAt: now },
      events: [wrong, { type: 'devices-disabled', ...base, failures }],
      outcome: { ok: false, reason: 'disabled' },
    };
  }
  const retryAfterSeconds = wholeSeconds(remainingWait(attempts, now));
  return {
    kind: 'commit',
    account: { ...account, attempts },
    events: [wrong],
    outcome: { ok: false, reason: 'wrong-code', retryAfterSeconds, ...skew },
  };
}

function refuse(
  now: number,
  request: VerifyRequest,
  outcome: VerifyResult & { readonly reason: RefusedReason },
): Refusal<VerifyResult> {
  const { reason } = outcome;
  return { kind: 'refusal', events: [{ type: 'code-refused', ...eventBase(now, request), reason }], outcome };
}
