import type { Account, Pending } from '../account/account.ts';
import type { EventContext } from '../events/context.ts';
import { eventBase } from '../events/security-event.ts';
import type { Policy } from '../options/policy.ts';
import { type AuthorizationClaim, type Authorized, byProof, byTicket } from './authorize.ts';
import { type Decision, refusal } from './decision.ts';
import { wholeSeconds } from './seconds.ts';

/** How long an enrollment waits for its first code (N17). */
const pendingLifetime = 600_000;
const hour = 3_600_000;
const beginsAnHour = 10;

/** An enrollment as drawn up before the account is looked at. */
export interface EnrollmentDraft extends Omit<Pending, 'expiresAt' | 'attempts'> {
  readonly userId: string;
  readonly context?: EventContext;
}

/** The answer, but for the secret, which the decision never sees. */
export type BeginDecision =
  | { readonly ok: true; readonly enrollmentId: string; readonly expiresAt: number }
  | { readonly ok: false; readonly reason: 'authorization-required' | 'too-many-devices' }
  | { readonly ok: false; readonly reason: 'too-soon'; readonly retryAfterSeconds: number };

/** Keeps the new secret as pending. A linked device is never touched (A26). */
export function decideBegin(
  account: Account,
  now: number,
  policy: Policy,
  claim: AuthorizationClaim,
  draft: EnrollmentDraft,
): Decision<BeginDecision> {
  const authorized = mayBegin(account, now, policy, claim);
  if (!authorized) return refusal({ ok: false, reason: 'authorization-required' });
  // Disabled devices make way for the new one.
  if (account.disabledAt === undefined && account.devices.length >= policy.maxDevices) {
    return refusal({ ok: false, reason: 'too-many-devices' });
  }
  const recent = account.begins.filter((at) => at <= now && at > now - hour);
  const [oldest] = recent;
  if (oldest !== undefined && recent.length >= beginsAnHour) {
    return refusal({ ok: false, reason: 'too-soon', retryAfterSeconds: wholeSeconds(oldest + hour - now) });
  }
  return begin({ ...account, begins: [...recent, now] }, now, authorized, draft);
}

/**
 * A user with a device, disabled or not, needs more than a password to link another (N12, A30). Too many wrong codes leave
 * only a recovery code or the support desk: whoever guessed could as well hold a proof from before.
 */
function mayBegin(
  account: Account,
  now: number,
  policy: Policy,
  claim: AuthorizationClaim,
): Partial<Authorized> | undefined {
  const ticket = byTicket(claim, account, now);
  if (ticket) return ticket;
  const proof = byProof(claim, account, now, policy);
  if (account.disabledAt !== undefined) return proof?.proof?.method === 'recovery-code' ? proof : undefined;
  if (account.devices.length > 0) return proof;
  return policy.firstEnrollment === 'prerequisites' ? {} : undefined;
}

function begin(
  account: Account,
  now: number,
  { authorizedBy }: Partial<Authorized>,
  draft: EnrollmentDraft,
): Decision<BeginDecision> {
  const { userId: _userId, context: _context, ...secret } = draft;
  const { enrollmentId, name } = secret;
  const expiresAt = now + pendingLifetime;
  const event = { type: 'enrollment-begun', ...eventBase(now, draft), enrollmentId, name } as const;
  return {
    kind: 'commit',
    account: { ...account, pending: { ...secret, expiresAt, attempts: 0 } },
    events: [{ ...event, ...(authorizedBy && { authorizedBy }) }],
    outcome: { ok: true, enrollmentId, expiresAt },
  };
}
