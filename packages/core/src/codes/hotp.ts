import { createHmac, type KeyObject } from 'node:crypto';

/** Bytes of a counter (RFC 4226 §5.1). */
const counterBytes = 8;

/**
 * The code of one counter: HMAC, dynamic truncation, digits (RFC 4226 §5.3).
 *
 * @param key prepared once for all codes of a check: `createHmac` with raw bytes prepares it again each time, which on Node 24
 * costs six times the HMAC itself
 */
export function hotp(algorithm: string, key: KeyObject, counter: number, digits: number): string {
  const message = Buffer.alloc(counterBytes);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac(algorithm, key).update(message).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const binary = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(binary % 10 ** digits).padStart(digits, '0');
}
