import { createCipheriv, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyring } from '../src/index.ts';
import { failureOf } from './support/failures.ts';
import { testKey } from './support/harness.ts';

const keys = keyring(testKey);
const owner = Buffer.from('alice, her phone, SHA1, 6, 30');
/** One more byte than a multiple of three, so that its base64url has bits to spare and plain base64 has padding. */
const secret = Buffer.alloc(24, 0x5e);
const prefix = 'ww1.test.';

function seal(): { readonly envelope: string; readonly sealed: Buffer } {
  const envelope = keys.seal(secret, owner);
  return { envelope, sealed: Buffer.from(envelope.slice(prefix.length), 'base64url') };
}

async function codeOf(envelope: unknown, associatedData: Uint8Array = owner): Promise<string> {
  return (await failureOf(() => keys.open(envelope as string, associatedData))).code;
}

/** The same format, written by who does not know the limits but has the key. */
function sealByHand(plaintext: Uint8Array): string {
  const material = Buffer.from(testKey.split(':')[1]!, 'base64url');
  const key = Buffer.from(hkdfSync('sha256', material, '', 'watchword seal v1', 32));
  const nonce = Buffer.alloc(12, 9);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(owner);
  const sealed = Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  return prefix + sealed.toString('base64url');
}

describe('an envelope', () => {
  it('A35 opens as it was sealed', () => {
    const { envelope, sealed } = seal();
    expect(sealed.length % 3).toBe(1);
    expect(envelope).toBe(prefix + sealed.toString('base64url'));
    expect(Buffer.from(keys.open(envelope, owner))).toEqual(secret);
  });

  it('A35 does not open once any bit of it is another', async () => {
    const { sealed } = seal();
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const altered = Buffer.from(sealed);
      altered[bit >> 3]! ^= 1 << (bit & 7);
      expect(await codeOf(prefix + altered.toString('base64url'))).toBe('corrupt-account');
    }
  });

  it('A35 does not open once any character of it is another, or gone', async () => {
    const { envelope } = seal();
    for (let at = 0; at < envelope.length; at += 1) {
      const other = envelope[at] === 'x' ? 'y' : 'x';
      const altered = envelope.slice(0, at) + other + envelope.slice(at + 1);
      const inKeyId = at >= 4 && at < prefix.length - 1;
      expect(await codeOf(altered)).toBe(inKeyId ? 'unknown-key' : 'corrupt-account');
      expect(await codeOf(envelope.slice(0, at))).toBe('corrupt-account');
      expect(['corrupt-account', 'unknown-key']).toContain(
        await codeOf(envelope.slice(0, at) + envelope.slice(at + 1)),
      );
    }
  });

  it('A35 does not open with any bit of its associated data another, nor with more, less or none', async () => {
    const { envelope } = seal();
    for (let bit = 0; bit < owner.length * 8; bit += 1) {
      const other = Buffer.from(owner);
      other[bit >> 3]! ^= 1 << (bit & 7);
      expect(await codeOf(envelope, other)).toBe('corrupt-account');
    }
    for (const other of [Buffer.alloc(0), owner.subarray(1), owner.subarray(0, -1), Buffer.concat([owner, owner])])
      expect(await codeOf(envelope, other)).toBe('corrupt-account');
  });

  it('A35 does not open when its tag is shortened, as AES-GCM would allow', async () => {
    const { sealed } = seal();
    const [nonce, ciphertext, tag] = [sealed.subarray(0, 12), sealed.subarray(12, -16), sealed.subarray(-16)];
    for (const length of [4, 8, 12, 13, 14, 15])
      expect(
        await codeOf(prefix + Buffer.concat([nonce, ciphertext, tag.subarray(0, length)]).toString('base64url')),
      ).toBe('corrupt-account');
    expect(await codeOf(prefix + Buffer.concat([nonce, tag]).toString('base64url'))).toBe('corrupt-account');
  });

  it('A5 A35 has one spelling: what decodes to the same bytes is refused', async () => {
    const { sealed } = seal();
    const body = sealed.toString('base64url');
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const spareBit = body.slice(0, -1) + alphabet[alphabet.indexOf(body.at(-1)!) + 1]!;
    const others = [
      `${body}==`,
      `${body}=`,
      spareBit,
      ` ${body}`,
      `${body}\n`,
      `${body.slice(0, 9)}\n${body.slice(9)}`,
    ];
    const decoded = others.map((other) => Buffer.from(other, 'base64url'));
    for (const bytes of decoded) expect(bytes).toEqual(sealed);
    const plain = Buffer.concat([Buffer.alloc(30, 0xff), sealed]).toString('base64');
    for (const other of [...others, plain]) expect(await codeOf(prefix + other)).toBe('corrupt-account');
  });

  it('A35 has one form', async () => {
    const body = seal().envelope.slice(prefix.length);
    const others = ['', body, `test.${body}`, `ww1.${body}`, `ww1.test${body}`, `ww1.te.st.${body}`, `ww1..${body}`];
    const headed = ['ww2.test.', 'ww10.test.', 'WW1.test.', 'ww1.tést.', 'ww1.test .', ' ww1.test.', '.ww1.test.'];
    for (const other of [...others, ...headed.map((head) => head + body), `${prefix}${body}.`, `${prefix}${body}.x`])
      expect(await codeOf(other)).toBe('corrupt-account');
  });

  it('A35 holds a nonce and a tag at least', async () => {
    const nothing = keys.seal(Buffer.alloc(0), owner);
    expect(keys.isCurrent(nothing)).toBe(true);
    expect(keys.open(nothing, owner)).toHaveLength(0);
    const shorter = prefix + Buffer.alloc(27).toString('base64url');
    expect(await failureOf(() => keys.isCurrent(shorter))).toMatchObject({ code: 'corrupt-account' });
  });

  it.each([undefined, null, 7, {}, [], Buffer.from('x'), Symbol('x')])('A41 cannot be %s', async (other) => {
    expect(await codeOf(other)).toBe('corrupt-account');
    expect((await failureOf(() => keys.isCurrent(other as string))).code).toBe('corrupt-account');
  });

  it('A41 of more than 1024 characters is refused, even if it would open', async () => {
    const longest = keys.seal(Buffer.alloc(512, 1), owner);
    expect(keys.open(longest, owner)).toHaveLength(512);
    const { code, message } = await failureOf(() => keys.seal(Buffer.alloc(513), owner));
    expect([code, message]).toEqual(['misuse', expect.stringContaining('at most 512 bytes')]);
    const [fits, tooLong] = [733, 734].map((length) => sealByHand(Buffer.alloc(length, 1)));
    expect([fits!.length, tooLong!.length]).toEqual([1024, 1025]);
    expect(keys.open(fits!, owner)).toHaveLength(733);
    expect(await codeOf(tooLong)).toBe('corrupt-account');
    expect(await codeOf(sealByHand(Buffer.alloc(7_500_000, 1)))).toBe('corrupt-account');
  });

  it('A32 that does not open says the same whatever was done to it, and repeats nothing of it', async () => {
    const { envelope } = seal();
    const moved = await failureOf(() => keys.open(envelope, secret));
    for (const other of ['', envelope.slice(0, -1), `${envelope}A`, 'x'.repeat(5000)])
      expect(await failureOf(() => keys.open(other, owner))).toMatchObject({
        message: moved.message,
        retryable: false,
      });
    expect(moved.message).toMatch(/does not open for this user and device/);
    expect(moved.message).not.toContain(envelope.slice(prefix.length));
    expect(moved.cause).toBeUndefined();
  });
});
