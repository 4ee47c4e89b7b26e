import type { CodeParameters } from '../account/account.ts';
import { codeGenerator } from '../codes/totp.ts';
import { associatedData } from './associated-data.ts';
import type { Keyring } from './keyring.ts';

/** A sealed secret, with what it was sealed for. */
export interface Sealed extends CodeParameters {
  readonly sealedSecret: string;
}

/**
 * Opens a secret for its owner and readies its codes.
 *
 * @throws `unknown-key`, `corrupt-account`
 */
export function openCodes(keys: Keyring, userId: string, deviceId: string, sealed: Sealed): (step: number) => string {
  const secret = keys.open(sealed.sealedSecret, associatedData({ ...sealed, userId, deviceId }));
  return codeGenerator(secret, sealed);
}
