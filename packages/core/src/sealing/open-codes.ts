import type { CodeParameters } from '../account/account.ts';
import { codeGenerator } from '../codes/totp.ts';
import { associatedData } from './associated-data.ts';
import type { CheckedKeys } from './checked-keys.ts';

/** A sealed secret, with what it was sealed for. */
export interface Sealed extends CodeParameters {
  readonly sealedSecret: string;
}

/**
 * Opens a secret for its owner and readies its codes.
 *
 * @throws `unknown-key`, `corrupt-account`
 */
export async function openCodes(
  keys: CheckedKeys,
  userId: string,
  deviceId: string,
  sealed: Sealed,
): Promise<(step: number) => string> {
  const secret = await keys.open(sealed.sealedSecret, associatedData({ ...sealed, userId, deviceId }));
  return codeGenerator(secret, sealed);
}
