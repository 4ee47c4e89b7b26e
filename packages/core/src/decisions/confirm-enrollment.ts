import { type Account, type Device, freshCounters, type Pending, type Recovery } from '../account/account.ts';
import type { EventContext } from '../events/context.ts';
import { eventBase, type StoredSecurityEvent } from '../events/security-event.ts';
import type { Policy } from '../options/policy.ts';
import type { ProofClaims } from '../proofs/proof.ts';
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
  /** The recovery codes that the account gets if it has none, or none that may stay. */
  readonly recovery: Omit<Recovery, 'createdAt'>;
  readonly bindingHash?: string | undefined;
  readonly context?: EventContext;
}

/** What the account alone, without any code, says to a confirmation. */
export interface ConfirmRefusal {
  readonly ok: false;
  readonly reason: 'no-pending' | 'superseded' | 'expired' | 'too-many-attempts' | 'already-confirmed';
}

/** The answer to a code that is not one of the pending device. */
export interface WrongFirstCode extends ClockSkew {
  readonly ok: false;
  readonly reason: 'wrong-code';
  /** Wrong codes that this enrollment still takes. */
  readonly attemptsLeft: number;
}

/** A device that is linked; the proof is signed from its claims. */
interface Linked {
  readonly ok: true;
  readonly device: DeviceSummary;
  /** True if the recovery codes of the request are now those of the account. */
  readonly newCodes: boolean;
  readonly claims: ProofClaims;
}

/** What is decided of a first code. */
export type ConfirmDecision = Linked | WrongFirstCode;

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
  const { enrollmentId, expiresAt: _expiresAt, attempts: _attempts, ...secret } = account.pending;
  const device: Device = { ...secret, id: enrollmentId, lastStep: step, createdAt: now };
  const before = readyToLink(account);
  const newCodes = before.recovery === undefined;
  const recovery = before.recovery ?? { ...request.recovery, createdAt: now };
  const { generation, bindingHash } = request;
  const claims = { generation, method: 'enrollment', deviceId: device.id, at: now, bindingHash } as const;
  return {
    kind: 'commit',
    account: { ...before, generation, devices: [...before.devices, device], recovery },
    events: linked(device, newCodes, now, request),
    outcome: { ok: true, device: summaryOf(device), newCodes, claims },
  };
}

/** The pending enrollment becomes a device. Disabled devices go, and with them the recovery codes and the counts: the account is whole again (N7). */
function readyToLink({ pending: _pending, ...account }: PendingAccount): Account {
  if (account.disabledAt === undefined) return account;
  const { disabledAt: _disabledAt, recovery: _recovery, ...rest } = account;
  return { ...rest, devices: [], ...freshCounters };
}

function linked(
  device: Device,
  newCodes: boolean,
  now: number,
  request: ConfirmRequest,
): readonly StoredSecurityEvent[] {
  const base = eventBase(now, request);
  const added = { type: 'device-added', ...base, deviceId: device.id, name: device.name } as const;
  if (!newCodes) return [added];
  return [added, { type: 'recovery-codes-issued', ...base, count: request.recovery.hashes.length }];
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
