import type { Account, Device, Pending } from '../account/account.ts';
import type { EventContext } from '../events/context.ts';
import { eventBase } from '../events/security-event.ts';
import type { Policy } from '../options/policy.ts';
import { type ClockSkew, clockSkew } from './clock-skew.ts';
import type { Decision } from './decision.ts';
import { type DeviceSummary, summaryOf } from './device-summary.ts';
import type { Guarded, Opened } from './opened-device.ts';
import { judge } from './replay-guard.ts';

/** Wrong codes that one enrollment takes. */
const mostAttempts = 10;

/** Who confirms, with which code. */
export interface ConfirmRequest {
  readonly userId: string;
  readonly enrollmentId: string;
  readonly code: string;
  /** The generation that the account gets when its set of factors changes. */
  readonly generation: string;
  readonly context?: EventContext;
}

/** What the account alone, without any code, says to a confirmation. */
export interface ConfirmRefusal {
  readonly ok: false;
  readonly reason: 'no-pending' | 'superseded' | 'expired' | 'too-many-attempts' | 'already-confirmed';
}

/** The answer, once the code was looked at. */
export type ConfirmDecision =
  | { readonly ok: true; readonly device: DeviceSummary }
  | ({ readonly ok: false; readonly reason: 'wrong-code'; readonly attemptsLeft: number } & ClockSkew);

/** An account with an enrollment that waits for its first code. */
type PendingAccount = Account & { readonly pending: Pending };

/** The enrollment that a code may confirm, or why none can. */
export function findPending(account: Account, enrollmentId: string, now: number): Pending | ConfirmRefusal {
  const { pending } = account;
  if (account.devices.some((device) => device.id === enrollmentId)) return { ok: false, reason: 'already-confirmed' };
  if (!pending) return { ok: false, reason: 'no-pending' };
  if (pending.enrollmentId !== enrollmentId) return { ok: false, reason: 'superseded' };
  if (now >= pending.expiresAt) return { ok: false, reason: 'expired' };
  return pending.attempts >= mostAttempts ? { ok: false, reason: 'too-many-attempts' } : pending;
}

/** Links the pending device if its code is right, and spends that code with it (A4). */
export function decideConfirm(
  account: PendingAccount,
  opened: Opened<Guarded>,
  now: number,
  policy: Policy,
  request: ConfirmRequest,
): Decision<ConfirmDecision> {
  const verdict = judge(request.code, [opened], now, policy);
  if (verdict.kind === 'accepted') return link(account, verdict.step, now, request);
  return countWrongCode(account, clockSkew(request.code, [opened], now, policy), now, request);
}

function link(account: PendingAccount, step: number, now: number, request: ConfirmRequest): Decision<ConfirmDecision> {
  const { pending, ...rest } = account;
  const { enrollmentId, expiresAt: _expiresAt, attempts: _attempts, ...secret } = pending;
  const device: Device = { ...secret, id: enrollmentId, lastStep: step, createdAt: now };
  return {
    kind: 'commit',
    account: { ...rest, generation: request.generation, devices: [...account.devices, device] },
    events: [{ type: 'device-added', ...eventBase(now, request), deviceId: device.id, name: device.name }],
    outcome: { ok: true, device: summaryOf(device) },
  };
}

function countWrongCode(
  account: PendingAccount,
  skew: ClockSkew,
  now: number,
  request: ConfirmRequest,
): Decision<ConfirmDecision> {
  const attempts = account.pending.attempts + 1;
  const { enrollmentId } = request;
  return {
    kind: 'commit',
    account: { ...account, pending: { ...account.pending, attempts } },
    events: [{ type: 'enrollment-code-wrong', ...eventBase(now, request), enrollmentId, attempts, ...skew }],
    outcome: { ok: false, reason: 'wrong-code', attemptsLeft: mostAttempts - attempts, ...skew },
  };
}
