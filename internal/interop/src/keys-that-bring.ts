import { type Keyring, keyring } from '@watchword/core';

/**
 * Keys that seal a secret from elsewhere in place of the one that was drawn. New secrets are 20, 32 or 64 bytes long; this
 * is how one of another length comes under the same decisions.
 */
export function keysThatBring(secret: Uint8Array | undefined): Keyring {
  const keys = keyring(`test:${Buffer.alloc(32, 7).toString('base64url')}`);
  const seal = keys.seal.bind(keys);
  return Object.assign(keys, {
    seal: (drawn: Uint8Array, associatedData: Uint8Array) => seal(secret ?? drawn, associatedData),
  });
}
