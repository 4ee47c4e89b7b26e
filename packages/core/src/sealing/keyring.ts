import { createHmac, timingSafeEqual } from 'node:crypto';
import { WatchwordError } from '../errors.ts';
import { type DerivedKeys, deriveKeys } from './derived-keys.ts';
import { decrypt, encrypt, parseEnvelope } from './envelope.ts';
import { howToMakeOne } from './key-command.ts';
import { parseKeys } from './key-text.ts';
import type { Keys, Signature, SigningPurpose } from './keys.ts';

/**
 * Keys in the process. The first one seals (AES-256-GCM) and signs (HMAC-SHA-256); every one opens and verifies, so that a
 * key can be replaced while others still read what it made. Made by {@link keyring}. The keys are private: no log, `inspect`
 * or JSON shows them.
 */
export class Keyring implements Keys {
  readonly #first: DerivedKeys;
  readonly #byId: ReadonlyMap<string, DerivedKeys>;

  /** @internal */
  constructor(text: string | undefined) {
    const [first, ...older] = parseKeys(text);
    this.#first = deriveKeys(first);
    this.#byId = new Map([this.#first, ...older.map(deriveKeys)].map((keys) => [keys.id, keys]));
  }

  /** Seals up to 512 bytes; they open only with the same `associatedData`. */
  seal(plaintext: Uint8Array, associatedData: Uint8Array): string {
    return encrypt(this.#first.id, this.#first.seal, plaintext, associatedData);
  }

  /**
   * Opens what {@link seal} made.
   *
   * @throws `unknown-key` if the key is not in the ring; `corrupt-account` if the text was altered or belongs elsewhere.
   */
  open(envelope: string, associatedData: Uint8Array): Uint8Array {
    const { keyId, sealed } = parseEnvelope(envelope);
    const keys = this.#byId.get(keyId);
    // Never another key instead: which one it was is part of what was stored (A35).
    if (!keys) throw unknownKey(keyId);
    return decrypt(keys.seal, sealed, associatedData);
  }

  /** True if the first key sealed it. @throws `corrupt-account` if it is no envelope. */
  isCurrent(envelope: string): boolean {
    return parseEnvelope(envelope).keyId === this.#first.id;
  }

  /** Authenticates `message` with the first key. */
  sign(purpose: SigningPurpose, message: Uint8Array): Signature {
    return { keyId: this.#first.id, mac: macOf(this.#first, purpose, message) };
  }

  /** True only if the key that the signature names made it, for this purpose and this message. */
  verify(purpose: SigningPurpose, message: Uint8Array, { keyId, mac }: Signature): boolean {
    const keys = this.#byId.get(keyId);
    if (!keys) return false;
    const expected = macOf(keys, purpose, message);
    return mac.length === expected.length && timingSafeEqual(mac, expected);
  }
}

/**
 * Reads a key ring: `<id>:<32 bytes in base64url>`, further keys after commas. The first key seals and signs, the others
 * only open and verify what they once made.
 *
 * @throws `no-key`, `bad-key`: the message shows the command that makes a key.
 */
export function keyring(text: string | undefined): Keyring {
  return new Keyring(text);
}

function macOf({ sign }: DerivedKeys, purpose: SigningPurpose, message: Uint8Array): Buffer {
  const key = sign.get(purpose);
  if (!key) throw new WatchwordError('misuse', 'The purpose of a signature must be "proof" or "ticket".');
  return createHmac('sha256', key).update(message).digest();
}

function unknownKey(id: string): WatchwordError {
  return new WatchwordError(
    'unknown-key',
    `A secret was sealed with the key "${id}", which is not in the key ring. Add that key after the first one. ` +
      `Only if it is lost, its users link their apps again under a new one. ${howToMakeOne()}`,
  );
}
