import { checkName, deviceNameRules } from '../account/name.ts';
import { decideRename, type RenameDecision } from '../decisions/rename-device.ts';
import type { KnownKeys } from '../options/check-keys.ts';
import { type Context, decideInLane } from './decide-in-lane.ts';
import { type InvalidName, invalidName } from './invalid-name.ts';
import { type ChangeInput, changeKeys, openChange } from './open-change.ts';

/** What {@link Watchword.renameDevice} is asked. */
export interface RenameDeviceInput extends ChangeInput {
  readonly deviceId: string;
  /** At most 128 bytes. */
  readonly name: string;
}

/** The answer of {@link Watchword.renameDevice}. */
export type RenameDeviceResult = RenameDecision | InvalidName;

const known: KnownKeys<RenameDeviceInput> = { ...changeKeys, deviceId: true, name: true };

/** See {@link Watchword.renameDevice}. */
export async function renameDevice(context: Context, input: RenameDeviceInput): Promise<RenameDeviceResult> {
  const { config } = context;
  const change = await openChange(config, input, known, 'renameDevice');
  const checked = checkName(input.name, deviceNameRules);
  if (!checked.ok) return invalidName('name', checked.problem);
  const request = { ...change, deviceId: input.deviceId, name: checked.name };
  return decideInLane(context, change.userId, (account, now) => decideRename(account, now, config.policy, request));
}
