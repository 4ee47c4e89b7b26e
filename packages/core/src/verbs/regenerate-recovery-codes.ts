import { drawRecoverySet } from '../codes/recovery-code.ts';
import type { AuthorizationRequired, NotFound } from '../decisions/change.ts';
import { decideRegenerate } from '../decisions/regenerate-recovery-codes.ts';
import { type Context, decideInLane } from './decide-in-lane.ts';
import { type ChangeInput, changeKeys, openChange } from './open-change.ts';
import { withHidden } from './with-hidden.ts';

/** The answer of {@link Watchword.regenerateRecoveryCodes}. `not-found`: there is no device that they could stand in for. */
export type RegenerateRecoveryCodesResult =
  | {
      readonly ok: true;
      /** To be shown once and kept by the user. Hidden from `inspect`, spread and JSON unless read by name. */
      readonly recoveryCodes: readonly string[];
    }
  | AuthorizationRequired
  | NotFound;

/** See {@link Watchword.regenerateRecoveryCodes}. */
export async function regenerateRecoveryCodes(
  context: Context,
  input: ChangeInput,
): Promise<RegenerateRecoveryCodesResult> {
  const { config } = context;
  const change = await openChange(config, input, changeKeys, 'regenerateRecoveryCodes');
  const { codes: recoveryCodes, recovery } = drawRecoverySet(config.random);
  const outcome = await decideInLane(context, change.userId, (account, now) =>
    decideRegenerate(account, now, config.policy, { ...change, recovery }),
  );
  return outcome.ok ? withHidden(outcome, { recoveryCodes }) : outcome;
}
