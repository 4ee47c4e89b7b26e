import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { keyring } from '../src/index.ts';
import type { Signature, SigningPurpose } from '../src/sealing/keys.ts';
import { failureOf } from './support/failures.ts';

const bytes = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');
const keys = keyring(`now:${bytes.toString('base64url')}`);
const message = Buffer.from('alice signed in at noon');
const wrongPurpose = expect.stringContaining('must be "proof" or "ticket"') as string;
const purposes: readonly SigningPurpose[] = ['proof', 'ticket'];

function hmac(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  return createHmac('sha256', key).update(Buffer.concat(parts)).digest();
}

/** HKDF written out from RFC 5869 §2: extract without salt, then one round of expand. */
function derived(purpose: string): Buffer {
  return hmac(hmac(Buffer.alloc(32), bytes), Buffer.from(purpose), Buffer.from([1]));
}

describe('a signature', () => {
  it.each(purposes)('A39 N3 for a %s is HMAC-SHA-256 under a key derived for that alone', (purpose) => {
    const { keyId, mac } = keys.sign(purpose, message);
    expect(keyId).toBe('now');
    expect(Buffer.from(mac)).toEqual(hmac(derived(`watchword ${purpose} v1`), message));
    expect(keys.verify(purpose, message, { keyId, mac })).toBe(true);
  });

  it('A39 for one purpose is none for the other, nor is one under the key that seals or the key itself', () => {
    const [proof, ticket] = [keys.sign('proof', message), keys.sign('ticket', message)];
    expect(keys.verify('ticket', message, proof)).toBe(false);
    expect(keys.verify('proof', message, ticket)).toBe(false);
    for (const key of [derived('watchword seal v1'), bytes, Buffer.alloc(0)])
      for (const purpose of purposes)
        expect(keys.verify(purpose, message, { keyId: 'now', mac: hmac(key, message) })).toBe(false);
  });

  it.each(['seal', '', 'Proof', 'constructor', '__proto__', undefined, null, 7, {}])(
    'A41 has no purpose %j: no key signs what it was not derived for',
    async (purpose) => {
      const signature = keys.sign('proof', message);
      for (const call of [
        () => keys.sign(purpose as SigningPurpose, message),
        () => keys.verify(purpose as SigningPurpose, message, signature),
      ])
        expect(await failureOf(call)).toMatchObject({ code: 'misuse', message: wrongPurpose });
    },
  );

  it('A39 with any bit of it or of the message another is none', () => {
    const { keyId, mac } = keys.sign('proof', message);
    for (let bit = 0; bit < 256; bit += 1) {
      const altered = Buffer.from(mac);
      altered[bit >> 3]! ^= 1 << (bit & 7);
      expect(keys.verify('proof', message, { keyId, mac: altered })).toBe(false);
    }
    for (let bit = 0; bit < message.length * 8; bit += 1) {
      const altered = Buffer.from(message);
      altered[bit >> 3]! ^= 1 << (bit & 7);
      expect(keys.verify('proof', altered, { keyId, mac })).toBe(false);
    }
  });

  it('A39 that is shorter or longer is none, and throws nothing', () => {
    const { keyId, mac } = keys.sign('proof', message);
    const longer = Buffer.concat([mac, mac]);
    for (let length = 0; length <= 64; length += 1)
      expect(keys.verify('proof', message, { keyId, mac: longer.subarray(0, length) })).toBe(length === 32);
    expect(keys.verify('proof', message, { keyId, mac: Buffer.alloc(10_000_000) })).toBe(false);
  });

  it.each(['then', '', '__proto__', 'constructor', 'NOW', 'now '])(
    'A35 A39 by an unknown key id "%s" is none',
    (keyId) => {
      expect(keys.verify('proof', message, { ...keys.sign('proof', message), keyId })).toBe(false);
    },
  );

  it('A32 shows no key to inspect or JSON, and neither does what signed it', () => {
    const signature: Signature = keys.sign('ticket', message);
    const secrets = [bytes, ...['seal', 'proof', 'ticket'].map((purpose) => derived(`watchword ${purpose} v1`))];
    const shown = [keys, signature].flatMap((value) => [
      inspect(value, { depth: null, showHidden: true }),
      JSON.stringify(value),
      inspect(Object.assign({}, value)),
    ]);
    for (const secret of secrets)
      for (const spelling of [secret.toString('hex'), secret.toString('base64url'), secret.toString('base64')])
        for (const text of shown) expect(text.replaceAll(' ', '')).not.toContain(spelling);
  });
});
