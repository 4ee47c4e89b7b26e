import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hmacOfCounters } from '../src/codes/hmac.ts';

const counters = [0, 1, 59, 2 ** 31, 2 ** 32 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER];

function bytesOf(counter: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(counter));
  return bytes;
}

describe('HMAC of counters', () => {
  // Shorter than a block, as long, and longer: a longer key is hashed first (RFC 2104 §2).
  it.each([0, 1, 16, 20, 63, 64, 65, 127, 128, 129, 500])(
    'H1 T2 is that of node:crypto for keys of %i bytes',
    (length) => {
      const secret = Buffer.from(Array.from({ length }, (_, place) => (place * 37 + length) % 256));
      for (const name of ['sha1', 'sha256', 'sha512'] as const) {
        const macOf = hmacOfCounters(name, secret);
        for (const counter of [...counters, ...counters.toReversed()]) {
          expect(Buffer.from(macOf(counter))).toEqual(createHmac(name, secret).update(bytesOf(counter)).digest());
        }
      }
    },
  );

  it('leaves the secret as it was', () => {
    const secret = Buffer.alloc(20, 7);
    hmacOfCounters('sha1', secret)(1);
    expect(secret).toEqual(Buffer.alloc(20, 7));
  });
});
