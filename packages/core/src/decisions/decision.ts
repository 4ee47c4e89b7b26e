import type { Account } from '../account/account.ts';
import type { ErasedEvent, RefusedEvent, StoredSecurityEvent } from '../events/security-event.ts';

/** A new account, the events that are stored with it, and the answer once both are durable. */
export interface Commit<Outcome> {
  readonly kind: 'commit';
  readonly account: Account;
  readonly events: readonly StoredSecurityEvent[];
  readonly outcome: Outcome;
}

/** The end of the account and of its history. */
export interface Erasure<Outcome> {
  readonly kind: 'erasure';
  readonly events: readonly ErasedEvent[];
  readonly outcome: Outcome;
}

/** An answer that changes nothing, and so needs no commit. */
export interface Refusal<Outcome> {
  readonly kind: 'refusal';
  readonly events: readonly RefusedEvent[];
  readonly outcome: Outcome;
}

/** What a pure decision makes of an account. */
export type Decision<Outcome> = Commit<Outcome> | Erasure<Outcome> | Refusal<Outcome>;

/** An answer that changes nothing and is no event. */
export function refusal<Outcome>(outcome: Outcome): Refusal<Outcome> {
  return { kind: 'refusal', events: [], outcome };
}
