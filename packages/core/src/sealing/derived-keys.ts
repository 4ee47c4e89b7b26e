import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { keyBytes } from './key-command.ts';
import type { NamedKey } from './key-text.ts';
import type { SigningPurpose } from './keys.ts';

/** The keys that are really used. None serves two purposes, and none leads back to the key that it came from. */
export interface DerivedKeys {
  readonly id: string;
  readonly seal: KeyObject;
  readonly sign: ReadonlyMap<SigningPurpose, KeyObject>;
}

/** Derives a key for each purpose (HKDF, RFC 5869). Done once: what is kept does not show its bytes to `inspect`. */
export function deriveKeys({ id, bytes }: NamedKey): DerivedKeys {
  return {
    id,
    seal: deriveKey(bytes, 'watchword seal v1'),
    sign: new Map([
      ['proof', deriveKey(bytes, 'watchword proof v1')],
      ['ticket', deriveKey(bytes, 'watchword ticket v1')],
    ]),
  };
}

function deriveKey(bytes: Uint8Array, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', bytes, '', purpose, keyBytes)));
}
