import type { AuthorizationRequired, NotFound } from '../decisions/change.ts';
import { decideRemove, type RemoveDecision } from '../decisions/remove-device.ts';
import type { KnownKeys } from '../options/check-keys.ts';
import type { Config } from '../options/options.ts';
import { randomId } from '../options/random.ts';
import { signProof } from '../proofs/proof.ts';
import { type Context, decideInLane, withOutcome } from './decide-in-lane.ts';
import { type ChangeInput, changeKeys, openChange } from './open-change.ts';

/** What {@link Watchword.removeDevice} is asked. */
export interface RemoveDeviceInput extends ChangeInput {
  readonly deviceId: string;
}

/** The answer of {@link Watchword.removeDevice}. */
export type RemoveDeviceResult =
  | {
      readonly ok: true;
      /** In place of the proof that authorized, which has ended: same time, same method. Absent for an operator. */
      readonly proof?: string;
    }
  | AuthorizationRequired
  | NotFound;

const known: KnownKeys<RemoveDeviceInput> = { ...changeKeys, deviceId: true };

/** See {@link Watchword.removeDevice}. */
export async function removeDevice(context: Context, input: RemoveDeviceInput): Promise<RemoveDeviceResult> {
  const { config } = context;
  const change = await openChange(config, input, known, 'removeDevice');
  const request = { ...change, deviceId: input.deviceId, generation: randomId(config.random) };
  return decideInLane(context, change.userId, (account, now) =>
    withOutcome(decideRemove(account, now, config.policy, request), (outcome) => sign(config, change.userId, outcome)),
  );
}

async function sign(config: Config, userId: string, outcome: RemoveDecision): Promise<RemoveDeviceResult> {
  if (!outcome.ok) return outcome;
  return outcome.claims ? { ok: true, proof: await signProof(config, userId, outcome.claims) } : { ok: true };
}
