import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { WatchwordError } from '../errors.ts';
import { isKeyId } from './key-text.ts';

/** The most characters that an envelope may have, whoever sealed it: no stored text may keep a decoder busy. */
export const longestEnvelope = 1024;

const cipherName = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
const longestPlaintext = 512;
const pattern = /^ww1\.([^.]*)\.([^.]*)$/;

/** `ww1.<key id>.<nonce, ciphertext and tag in base64url>`, taken apart. */
export interface Envelope {
  readonly keyId: string;
  readonly sealed: Buffer;
}

/** Strict: one sealed secret has one spelling only. @throws `corrupt-account` */
export function parseEnvelope(text: unknown): Envelope {
  if (typeof text !== 'string' || text.length > longestEnvelope) throw doesNotOpen();
  const [, keyId = '', body = ''] = pattern.exec(text) ?? [];
  const sealed = Buffer.from(body, 'base64url');
  if (!isKeyId(keyId) || sealed.length < nonceBytes + tagBytes) throw doesNotOpen();
  // Buffer skips what it does not know, and bits too many in the last character: the way back has to give the same text.
  if (sealed.toString('base64url') !== body) throw doesNotOpen();
  return { keyId, sealed };
}

/** Seals with AES-256-GCM and a nonce drawn at random (SP 800-38D §8.2.2). */
export function encrypt(keyId: string, key: KeyObject, plaintext: Uint8Array, associatedData: Uint8Array): string {
  if (plaintext.length > longestPlaintext) {
    throw new WatchwordError('misuse', `A key ring seals secrets of at most ${longestPlaintext} bytes.`);
  }
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(cipherName, key, nonce).setAAD(associatedData);
  const sealed = Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  return `ww1.${keyId}.${sealed.toString('base64url')}`;
}

/** @throws `corrupt-account` */
export function decrypt(key: KeyObject, sealed: Buffer, associatedData: Uint8Array): Uint8Array {
  const tagAt = sealed.length - tagBytes;
  try {
    const decipher = createDecipheriv(cipherName, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
    decipher.setAAD(associatedData).setAuthTag(sealed.subarray(tagAt));
    const plaintext = decipher.update(sealed.subarray(nonceBytes, tagAt));
    // GCM keeps nothing back: this only compares the tag.
    decipher.final();
    return plaintext;
  } catch {
    throw doesNotOpen();
  }
}

/** What is told of any envelope that does not open: whatever was done to it, an attacker learns no more. */
export function doesNotOpen(): WatchwordError {
  return new WatchwordError(
    'corrupt-account',
    'A sealed secret does not open for this user and device: it was altered, or it belongs to another one.',
  );
}
