import { decideErase, type EraseResult } from '../decisions/erase.ts';
import { type Context, decideInLane } from './decide-in-lane.ts';
import { type ChangeInput, changeKeys, openChange } from './open-change.ts';

/** See {@link Watchword.erase}. */
export async function erase(context: Context, input: ChangeInput): Promise<EraseResult> {
  const { config } = context;
  const change = await openChange(config, input, changeKeys, 'erase');
  return decideInLane(context, change.userId, (account, now, found) =>
    decideErase(account, found, now, config.policy, change),
  );
}
