import type { Account } from '../account/account.ts';
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
import { type DeviceSummary, summaryOf } from './device-summary.ts';

/** Which device gets which name. */
export interface RenameRequest extends ChangeRequest {
  readonly deviceId: string;
  readonly name: string;
}

/** The answer, once the name is known to be one. */
export type RenameDecision = { readonly ok: true; readonly device: DeviceSummary } | AuthorizationRequired | NotFound;

/** Gives a device another name. Proofs live on: the set of factors is the same. */
export function decideRename(
  account: Account,
  now: number,
  policy: Policy,
  request: RenameRequest,
): Decision<RenameDecision> {
  const authorized = byProof(request.claim, account, now, policy);
  if (!authorized) return authorizationRequired;
  const found = account.devices.find(({ id }) => id === request.deviceId);
  if (!found) return notFound;
  const device = { ...found, name: request.name };
  const { authorizedBy } = authorized;
  return {
    kind: 'commit',
    account: { ...account, devices: account.devices.map((each) => (each === found ? device : each)) },
    events: [
      { type: 'device-renamed', ...eventBase(now, request), deviceId: device.id, name: device.name, authorizedBy },
    ],
    outcome: { ok: true, device: summaryOf(device) },
  };
}
