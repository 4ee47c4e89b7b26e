import type { Account } from '../account/account.ts';
import type { Policy } from '../options/policy.ts';
import type { ProofClaims, ProofMethod } from '../proofs/proof.ts';
import type { TicketClaims } from '../proofs/ticket.ts';

/** Milliseconds that the clock of another server may be ahead. */
const clockTolerance = 60_000;

/** Someone of the support desk or the command line, who acts for a user. */
export interface ByOperator {
  readonly type: 'operator';
  readonly by: string;
  readonly reason: string;
}

/** Who vouches for a change of factors; genuine, but neither its age nor its generation has been judged. */
export type AuthorizationClaim =
  | { readonly type: 'none' }
  | ByOperator
  | { readonly type: 'proof'; readonly proof: ProofClaims }
  | { readonly type: 'ticket'; readonly ticket: TicketClaims };

/** Who vouched for a change, as its event tells. */
export type AuthorizedBy =
  | ByOperator
  | { readonly type: 'proof'; readonly method: ProofMethod }
  | { readonly type: 'ticket' };

/** An authorization that holds, and the proof that it was, if it was one. */
export interface Authorized {
  readonly authorizedBy: AuthorizedBy;
  readonly proof?: ProofClaims;
}

/** Milliseconds since the second factor was shown; `undefined` for a time too far ahead to be one. */
export function ageOf({ at }: ProofClaims, now: number): number | undefined {
  return at > now + clockTolerance ? undefined : Math.max(0, now - at);
}

/** A proof of this generation and fresh enough to change factors with (A14, N12): a stolen session alone is not. */
export function byProof(
  claim: AuthorizationClaim,
  account: Account,
  now: number,
  policy: Policy,
): Authorized | undefined {
  if (claim.type !== 'proof' || claim.proof.generation !== account.generation) return undefined;
  const age = ageOf(claim.proof, now);
  if (age === undefined || age >= policy.freshSeconds * 1000) return undefined;
  return { authorizedBy: { type: 'proof', method: claim.proof.method }, proof: claim.proof };
}

export function byOperator(claim: AuthorizationClaim): Authorized | undefined {
  return claim.type === 'operator' ? { authorizedBy: claim } : undefined;
}

/** A ticket of this generation: linking a device mints a new one, so it is good once. */
export function byTicket(claim: AuthorizationClaim, account: Account, now: number): Authorized | undefined {
  if (claim.type !== 'ticket') return undefined;
  const { generation, expiresAt } = claim.ticket;
  return generation === account.generation && now < expiresAt ? { authorizedBy: { type: 'ticket' } } : undefined;
}

/** Whether a user was here before: an earlier proof of this generation, however old, opens the second counter (A23). */
export function isKnown(proof: ProofClaims | undefined, account: Account, now: number): boolean {
  return proof !== undefined && proof.generation === account.generation && ageOf(proof, now) !== undefined;
}
