import type { Account, Device } from '../account/account.ts';
import type { EventContext } from '../events/context.ts';
import { eventBase, type RefusedReason } from '../events/security-event.ts';
import type { Policy } from '../options/policy.ts';
import type { ProofClaims } from '../proofs/proof.ts';
import { afterSuccess, remainingWait } from './attempts.ts';
import { isKnown } from './authorize.ts';
import type { ClockSkew } from './clock-skew.ts';
import { countFailure } from './count-failure.ts';
import type { Decision, Refusal } from './decision.ts';
import { type DeviceSummary, summaryOf } from './device-summary.ts';
import type { Opened } from './opened-device.ts';
import { judge } from './replay-guard.ts';
import { wholeSeconds } from './seconds.ts';

/** Who verifies, with which code. */
export interface VerifyRequest {
  readonly userId: string;
  readonly code: string;
  /** An earlier proof of this user, genuine but not judged. */
  readonly known?: ProofClaims | undefined;
  readonly bindingHash?: string | undefined;
  readonly context?: EventContext;
}

/** Which counter a wrong code is counted on. */
export type Counter = 'attempts' | 'knownAttempts';

/** An accepted code. */
export interface AcceptedCode {
  readonly ok: true;
  /** What the code was: one of an authenticator app, or a recovery code. */
  readonly method: 'totp' | 'recovery-code';
  /** The device whose code it was; absent for a recovery code. */
  readonly device?: DeviceSummary;
  readonly recoveryCodesLeft: number;
  /** Wrong codes since the last right one. Many of them mean that someone else knows the password. */
  readonly failuresSinceLastSuccess: number;
}

/** An accepted code of which the proof is still to be signed, from its claims. */
interface Accepted extends AcceptedCode {
  readonly claims: ProofClaims;
}

/** Why a code was not accepted. */
export type VerifyRefusal =
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

/** What is decided of a code. */
export type VerifyDecision = Accepted | VerifyRefusal;

/** What the account alone says, before any secret is opened: a throttled guess must cost nothing. */
export function refuseUnseen(
  account: Account,
  now: number,
  request: VerifyRequest,
): Refusal<VerifyDecision> | undefined {
  if (account.devices.length === 0) return refuse(now, request, { ok: false, reason: 'not-enrolled' });
  if (account.disabledAt !== undefined) return refuse(now, request, { ok: false, reason: 'disabled' });
  return refuseWaiting(remainingWait(account[counterOf(account, now, request)], now), now, request);
}

/** The answer while there is something left to wait for. */
export function refuseWaiting(wait: number, now: number, request: VerifyRequest): Refusal<VerifyDecision> | undefined {
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
): Decision<VerifyDecision> {
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
      return countFailure(account, counterOf(account, now, request), opened, now, policy, request);
  }
}

/** A refusal that is told, but neither stored nor counted. */
export function refuse(
  now: number,
  request: VerifyRequest,
  outcome: VerifyRefusal & { readonly reason: RefusedReason },
): Refusal<VerifyDecision> {
  const { reason } = outcome;
  return { kind: 'refusal', events: [{ type: 'code-refused', ...eventBase(now, request), reason }], outcome };
}

/** Wrong codes in a row, over both counters. */
export function failuresOf({ attempts, knownAttempts }: Account): number {
  return attempts.failures + knownAttempts.failures;
}

/** Success ends both rows of failures (N8); what leaks with time goes on leaking. */
function accept(
  account: Account,
  { device: used, step }: { readonly device: Device; readonly step: number },
  now: number,
  request: VerifyRequest,
): Decision<VerifyDecision> {
  const device = { ...used, lastStep: step, lastUsedAt: now };
  const failures = failuresOf(account);
  const { generation } = account;
  const { bindingHash } = request;
  return {
    kind: 'commit',
    account: {
      ...account,
      devices: account.devices.map((other) => (other.id === device.id ? device : other)),
      attempts: afterSuccess(account.attempts, now),
      knownAttempts: afterSuccess(account.knownAttempts, now),
    },
    events: [{ type: 'code-accepted', ...eventBase(now, request), deviceId: device.id, failuresBefore: failures }],
    outcome: {
      ok: true,
      method: 'totp',
      device: summaryOf(device),
      recoveryCodesLeft: account.recovery?.hashes.length ?? 0,
      failuresSinceLastSuccess: failures,
      claims: { generation, method: 'totp', deviceId: device.id, at: now, bindingHash },
    },
  };
}

function counterOf(account: Account, now: number, { known }: VerifyRequest): Counter {
  return isKnown(known, account, now) ? 'knownAttempts' : 'attempts';
}
