import type { Account, Recovery } from '../account/account.ts';
import { eventBase } from '../events/security-event.ts';
import type { Policy } from '../options/policy.ts';
import { byProof } from './authorize.ts';
import {
  type AuthorizationRequired,
  authorizationRequired,
  type ChangeRequest,
  type NotFound,
  notFound,
} from './change.ts';
import type { Decision } from './decision.ts';

/** The set that takes the place of the old one. */
export interface RegenerateRequest extends ChangeRequest {
  readonly recovery: Omit<Recovery, 'createdAt'>;
}

/** The answer, but for the codes, which the decision never sees. */
export type RegenerateDecision = { readonly ok: true } | AuthorizationRequired | NotFound;

/** Replaces the whole set; the old codes are dead at once (A15, N19). No operator may: codes would pass through other hands. */
export function decideRegenerate(
  account: Account,
  now: number,
  policy: Policy,
  request: RegenerateRequest,
): Decision<RegenerateDecision> {
  const authorized = byProof(request.claim, account, now, policy);
  if (!authorized) return authorizationRequired;
  if (account.devices.length === 0) return notFound;
  const { authorizedBy } = authorized;
  const count = request.recovery.hashes.length;
  return {
    kind: 'commit',
    account: { ...account, recovery: { ...request.recovery, createdAt: now } },
    events: [{ type: 'recovery-codes-issued', ...eventBase(now, request), count, authorizedBy }],
    outcome: { ok: true },
  };
}
