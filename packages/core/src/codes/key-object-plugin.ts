import { createHmac, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto';
import type { CryptoPlugin } from 'otplib';

/**
 * Gives otplib node:crypto for one secret. The key is prepared once for all the codes that a check computes:
 * `createHmac` with raw bytes prepares it again each time, which costs several times the HMAC itself on Node 24.
 */
export function keyObjectPlugin(secret: Uint8Array): CryptoPlugin {
  const key = createSecretKey(secret);
  return {
    name: 'node-key-object',
    hmac: (algorithm, _key, data) => createHmac(algorithm, key).update(data).digest(),
    randomBytes: (length) => randomBytes(length),
    constantTimeEqual: (a, b) => timingSafeEqual(Buffer.from(a), Buffer.from(b)),
  };
}
