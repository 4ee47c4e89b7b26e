import { type HashName, hmacOfCounters } from './hmac.ts';

/** The codes of a secret by their counters: HMAC, dynamic truncation, digits (RFC 4226 §5.3). */
export function hotp(name: HashName, secret: Uint8Array, digits: number): (counter: number) => string {
  const macOf = hmacOfCounters(name, secret);
  return (counter) => {
    const mac = macOf(counter);
    const offset = mac.readUInt8(mac.length - 1) & 0xf;
    const binary = mac.readUInt32BE(offset) & 0x7fff_ffff;
    return String(binary % 10 ** digits).padStart(digits, '0');
  };
}
