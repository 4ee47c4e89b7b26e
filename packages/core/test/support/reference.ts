import { createHmac } from 'node:crypto';

export interface Parameters {
  readonly algorithm: 'SHA1' | 'SHA256' | 'SHA512';
  readonly digits: number;
  readonly period: number;
}

export const usualParameters: Parameters = { algorithm: 'SHA1', digits: 6, period: 30 };

/** The 31 bits that RFC 4226 §5.3 cuts out of an HMAC, at the place that its last byte names. */
export function truncated(hmac: Buffer): number {
  return hmac.readUInt32BE(hmac.readUInt8(hmac.length - 1) & 0x0f) & 0x7fffffff;
}

/** HOTP straight from RFC 4226 §5.3, independent of the code under test. */
export function hotp(secret: Uint8Array, counter: number | bigint, { algorithm, digits } = usualParameters): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const hmac = createHmac(algorithm, secret).update(message).digest();
  return String(truncated(hmac) % 10 ** digits).padStart(digits, '0');
}

/** What an authenticator app shows at a moment, in milliseconds since the Unix epoch. */
export function totp(secret: Uint8Array, time: number, parameters = usualParameters): string {
  return hotp(secret, Math.floor(time / (parameters.period * 1000)), parameters);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Strict base32 (RFC 4648 §6) without padding. */
export function decodeBase32(text: string): Buffer {
  const bits = Array.from(text, (char) => {
    const value = alphabet.indexOf(char);
    if (value < 0) throw new Error('not base32');
    return value.toString(2).padStart(5, '0');
  }).join('');
  return Buffer.from((bits.match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

export function encodeBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/[01]{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}
