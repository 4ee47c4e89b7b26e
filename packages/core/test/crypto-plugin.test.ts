import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyObjectPlugin } from '../src/codes/key-object-plugin.ts';

const secret = Buffer.alloc(20, 7);

/** otplib may call any part of it in a version to come, so all of it has to be right. */
describe('what otplib is given of node:crypto', () => {
  it('H1 T2 hashes with its own secret, whatever key it is handed', () => {
    const data = Buffer.from('counter');
    for (const algorithm of ['sha1', 'sha256', 'sha512'] as const) {
      const expected = createHmac(algorithm, secret).update(data).digest();
      expect(keyObjectPlugin(secret).hmac(algorithm, Buffer.alloc(20), data)).toEqual(expected);
    }
  });

  it('T6 draws as many random bytes as it is asked for, never the same', () => {
    const plugin = keyObjectPlugin(secret);
    for (const length of [0, 16, 20, 64]) expect(plugin.randomBytes(length)).toHaveLength(length);
    expect(plugin.randomBytes(20)).not.toEqual(plugin.randomBytes(20));
  });

  it('T18 tells equal from different, as text and as bytes', () => {
    const { constantTimeEqual } = keyObjectPlugin(secret);
    expect(constantTimeEqual('287082', '287082')).toBe(true);
    expect(constantTimeEqual('287082', '287083')).toBe(false);
    expect(constantTimeEqual(Buffer.from('287082'), '287082')).toBe(true);
    expect(constantTimeEqual(Uint8Array.of(0, 1), Uint8Array.of(1, 0))).toBe(false);
  });
});
