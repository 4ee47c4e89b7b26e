import { type Account, emptyAccount } from '../account/account.ts';
import { eventBase } from '../events/security-event.ts';
import type { TicketClaims } from '../proofs/ticket.ts';
import { byOperator } from './authorize.ts';
import { type AuthorizationRequired, authorizationRequired, type ChangeRequest } from './change.ts';
import type { Decision } from './decision.ts';

const ticketLifetime = 86_400_000;

/** Whose factors go. */
export interface ResetRequest extends ChangeRequest {
  /** The generation that the account gets. */
  readonly generation: string;
}

/** The answer; the ticket is signed from its claims. */
export type ResetDecision = { readonly ok: true; readonly claims: TicketClaims } | AuthorizationRequired;

/** Takes every factor away, for the support desk: what is left is the ticket to link a first device (N21). */
export function decideReset({ begins }: Account, now: number, request: ResetRequest): Decision<ResetDecision> {
  const authorized = byOperator(request.claim);
  if (!authorized) return authorizationRequired;
  const { generation } = request;
  return {
    kind: 'commit',
    account: { ...emptyAccount(generation), begins },
    events: [{ type: 'factors-reset', ...eventBase(now, request), authorizedBy: authorized.authorizedBy }],
    outcome: { ok: true, claims: { generation, expiresAt: now + ticketLifetime } },
  };
}
