import { describe, expect, it } from 'vitest';
import { generateKey, keyring } from '../src/index.ts';
import { failureOf } from './support/failures.ts';
import { begin, setUp } from './support/harness.ts';

const bytesOfHash = { SHA1: 20, SHA256: 32, SHA512: 64 } as const;

describe('keys', () => {
  it.each(Object.entries(bytesOfHash))(
    'N1 H3 A33 of a %s device have %d bytes, all of them drawn',
    async (name, bytes) => {
      const algorithm = name as keyof typeof bytesOfHash;
      const drawn: string[] = [];
      const random = (length: number) => {
        const bytes = Buffer.alloc(length, drawn.length + 1);
        drawn.push(bytes.toString('hex'));
        return bytes;
      };
      const { watchword } = setUp({ policy: { algorithm }, random });
      const { secret } = await begin(watchword);
      expect(secret).toHaveLength(bytes);
      expect(drawn).toContain(secret.toString('hex'));
    },
  );

  it('N1 that seal have 32 bytes, never fewer and never more', async () => {
    const [, material = ''] = generateKey().split(':');
    expect(Buffer.from(material, 'base64url')).toHaveLength(32);
    for (const bytes of [0, 14, 16, 31, 33, 64]) {
      const text = `a:${Buffer.alloc(bytes, 7).toString('base64url')}`;
      expect(await failureOf(() => keyring(text)), `${bytes} bytes`).toMatchObject({ code: 'bad-key' });
    }
  });
});
