import type { Account } from '../account/account.ts';
import { eventBase } from '../events/security-event.ts';
import type { Policy } from '../options/policy.ts';
import { byOperator, byProof } from './authorize.ts';
import {
  type AuthorizationRequired,
  authorizationRequired,
  type ChangeRequest,
  type NotFound,
  notFound,
} from './change.ts';
import type { Decision } from './decision.ts';

/** The answer of {@link Watchword.erase}. */
export type EraseResult = { readonly ok: true } | AuthorizationRequired | NotFound;

/** Deletes what is kept of a user, history included. `found` is false if there is nothing. */
export function decideErase(
  account: Account,
  found: boolean,
  now: number,
  policy: Policy,
  request: ChangeRequest,
): Decision<EraseResult> {
  const authorized = byProof(request.claim, account, now, policy) ?? byOperator(request.claim);
  if (!authorized) return authorizationRequired;
  if (!found) return notFound;
  const { authorizedBy } = authorized;
  return {
    kind: 'erasure',
    events: [{ type: 'account-erased', ...eventBase(now, request), authorizedBy }],
    outcome: { ok: true },
  };
}
