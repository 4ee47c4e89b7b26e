import type { Account, Pending } from '../account/account.ts';
import type { EventContext } from '../events/context.ts';
import { eventBase } from '../events/security-event.ts';
import type { Decision } from './decision.ts';
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
  | { readonly ok: false; readonly reason: 'authorization-required' }
  | { readonly ok: false; readonly reason: 'too-soon'; readonly retryAfterSeconds: number };

/**
 * Keeps the new secret as pending. A linked device is never touched (A26): a user who has one, disabled or not, needs
 * more than a password to link another (N12).
 */
export function decideBegin(account: Account, now: number, draft: EnrollmentDraft): Decision<BeginDecision> {
  if (account.devices.length > 0) return refuse({ ok: false, reason: 'authorization-required' });
  const recent = account.begins.filter((at) => at <= now && at > now - hour);
  const [oldest] = recent;
  if (oldest !== undefined && recent.length >= beginsAnHour) {
    return refuse({ ok: false, reason: 'too-soon', retryAfterSeconds: wholeSeconds(oldest + hour - now) });
  }
  return begin({ ...account, begins: [...recent, now] }, now, draft);
}

function begin(account: Account, now: number, draft: EnrollmentDraft): Decision<BeginDecision> {
  const { userId: _userId, context: _context, ...secret } = draft;
  const { enrollmentId, name } = secret;
  const expiresAt = now + pendingLifetime;
  return {
    kind: 'commit',
    account: { ...account, pending: { ...secret, expiresAt, attempts: 0 } },
    events: [{ type: 'enrollment-begun', ...eventBase(now, draft), enrollmentId, name }],
    outcome: { ok: true, enrollmentId, expiresAt },
  };
}

function refuse(outcome: BeginDecision): Decision<BeginDecision> {
  return { kind: 'refusal', events: [], outcome };
}
