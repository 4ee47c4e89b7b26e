import { type Account, type Device, freshCounters } from '../account/account.ts';
import { eventBase } from '../events/security-event.ts';
import type { Policy } from '../options/policy.ts';
import type { ProofClaims } from '../proofs/proof.ts';
import { byOperator, byProof } from './authorize.ts';
import {
  type AuthorizationRequired,
  authorizationRequired,
  type ChangeRequest,
  type NotFound,
  notFound,
} from './change.ts';
import type { Decision } from './decision.ts';

/** Which device goes. */
export interface RemoveRequest extends ChangeRequest {
  readonly deviceId: string;
  /** The generation that the account gets. */
  readonly generation: string;
}

/** The answer; a new proof is signed from the claims, as the old one ends with the old generation. */
export type RemoveDecision = { readonly ok: true; readonly claims?: ProofClaims } | AuthorizationRequired | NotFound;

/** Unlinks a device at once (N16). Every proof, ticket and pending enrollment from before ends with it (A38). */
export function decideRemove(
  account: Account,
  now: number,
  policy: Policy,
  request: RemoveRequest,
): Decision<RemoveDecision> {
  const authorized = byProof(request.claim, account, now, policy) ?? byOperator(request.claim);
  if (!authorized) return authorizationRequired;
  const removed = account.devices.find(({ id }) => id === request.deviceId);
  if (!removed) return notFound;
  const { authorizedBy, proof } = authorized;
  const { generation } = request;
  const { id: deviceId, name } = removed;
  return {
    kind: 'commit',
    account: { ...without(account, removed), generation },
    events: [{ type: 'device-removed', ...eventBase(now, request), deviceId, name, authorizedBy }],
    outcome: { ok: true, ...(proof && { claims: { ...proof, generation } }) },
  };
}

/** Recovery codes stand in for a device. With the last one they go, and so does what was counted against it. */
function without({ pending: _pending, ...account }: Account, removed: Device): Account {
  const devices = account.devices.filter((device) => device !== removed);
  if (devices.length > 0) return { ...account, devices };
  const { recovery: _recovery, disabledAt: _disabledAt, ...rest } = account;
  return { ...rest, devices, ...freshCounters };
}
