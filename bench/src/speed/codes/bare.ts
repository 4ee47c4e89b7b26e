import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { MakeChecker } from './checker.ts';

const step = () => Math.floor(Date.now() / 30_000);

/** RFC 4226 by hand, with a key object that is prepared for one check. */
function codeOf(key: KeyObject, counter: number): string {
  const message = Buffer.alloc(8);
  message.writeUInt32BE(counter, 4);
  const mac = createHmac('sha1', key).update(message).digest();
  const binary = mac.readUInt32BE(mac.readUInt8(19) & 0xf) & 0x7fff_ffff;
  return String(binary % 1_000_000).padStart(6, '0');
}

/** What one writes who uses no library. */
export const bare: MakeChecker = (secret) => ({
  name: 'node:crypto by hand',
  generate: () => codeOf(createSecretKey(secret), step()),
  check(code) {
    const [key, typed, now] = [createSecretKey(secret), Buffer.from(code), step()];
    return [now - 1, now, now + 1].some((counter) => timingSafeEqual(Buffer.from(codeOf(key, counter)), typed));
  },
});
