import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { WatchwordError } from '../errors.ts';
import { parseKeys } from './key-text.ts';

const nonceBytes = 12;
const tagBytes = 16;
const version = 'ww1';

/**
 * Seals secrets with AES-256-GCM. The first key seals, every key opens, so that a key can be replaced while others still
 * read what it sealed. Made by {@link keyring}. The keys are private: no log, `inspect` or JSON shows them.
 */
export class Keyring {
  readonly #sealingKeys: ReadonlyMap<string, Uint8Array>;
  readonly #firstId: string;

  /** @internal */
  constructor(text: string | undefined) {
    const keys = parseKeys(text);
    this.#firstId = keys[0].id;
    this.#sealingKeys = new Map(keys.map((key) => [key.id, sealingKey(key.bytes)]));
  }

  /** Seals `plaintext`; it opens only with the same `associatedData`. */
  seal(plaintext: Uint8Array, associatedData: Uint8Array): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#keyNamed(this.#firstId), nonce).setAAD(associatedData);
    const sealed = Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
    return `${version}.${this.#firstId}.${sealed.toString('base64url')}`;
  }

  /**
   * Opens what {@link seal} made.
   *
   * @throws `unknown-key` if the key is not in the ring; `corrupt-account` if the text was altered or belongs elsewhere.
   */
  open(envelope: string, associatedData: Uint8Array): Uint8Array {
    const [format, keyId = '', body = '', ...more] = envelope.split('.');
    const sealed = Buffer.from(body, 'base64url');
    // Strict, so that one sealed secret has one spelling only.
    if (format !== version || more.length > 0 || sealed.toString('base64url') !== body) throw doesNotOpen();
    return decrypt(this.#keyNamed(keyId), sealed, associatedData);
  }

  #keyNamed(id: string): Uint8Array {
    const key = this.#sealingKeys.get(id);
    if (key) return key;
    throw new WatchwordError(
      'unknown-key',
      'A secret was sealed with a key that is not in the key ring. Add that key after the first one.',
    );
  }
}

/**
 * Reads a key ring: `<id>:<32 bytes in base64url>`, further keys after commas. The first key seals new secrets, the others
 * only open older ones.
 *
 * @throws `no-key`, `bad-key`: the message shows the command that makes a key.
 */
export function keyring(text: string | undefined): Keyring {
  return new Keyring(text);
}

function sealingKey(key: Uint8Array): Uint8Array {
  return Buffer.from(hkdfSync('sha256', key, '', 'watchword seal v1', 32));
}

function decrypt(key: Uint8Array, sealed: Buffer, associatedData: Uint8Array): Uint8Array {
  const tagAt = sealed.length - tagBytes;
  if (tagAt < nonceBytes) throw doesNotOpen();
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
    decipher.setAAD(associatedData).setAuthTag(sealed.subarray(tagAt));
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, tagAt)), decipher.final()]);
  } catch {
    throw doesNotOpen();
  }
}

function doesNotOpen(): WatchwordError {
  return new WatchwordError(
    'corrupt-account',
    'A sealed secret does not open for this user and device: it was altered, or it belongs to another one.',
  );
}
