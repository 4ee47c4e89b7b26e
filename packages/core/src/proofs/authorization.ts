import type { AuthorizationClaim } from '../decisions/authorize.ts';
import type { Config } from '../options/options.ts';
import { hashOfBinding } from './binding.ts';
import { Operator } from './operator.ts';
import { openProof } from './proof.ts';
import { openTicket } from './ticket.ts';

/** What opens a change of factors: a proof or a ticket, both text, or what {@link operator} makes. */
export type Authorization = string | Operator;

/** What an authorization is handed in with. */
export interface AuthorizationInput {
  readonly userId: string;
  /** From the request: it may be anything, and what is none authorizes nothing. */
  readonly authorization?: unknown;
  readonly binding?: unknown;
}

/**
 * Looks who vouches for a change, before the account is loaded. A proof from another session vouches for nothing.
 *
 * @throws `misuse` if the binding is none; `keys`
 */
export async function openAuthorization(config: Config, input: AuthorizationInput): Promise<AuthorizationClaim> {
  const { userId, authorization } = input;
  const bindingHash = hashOfBinding(input.binding);
  if (Operator.isOperator(authorization)) {
    return { type: 'operator', by: authorization.by, reason: authorization.reason };
  }
  const proof = await openProof(config, userId, authorization);
  if (proof) return proof.bindingHash === bindingHash ? { type: 'proof', proof } : { type: 'none' };
  const ticket = await openTicket(config, userId, authorization);
  return ticket ? { type: 'ticket', ticket } : { type: 'none' };
}
