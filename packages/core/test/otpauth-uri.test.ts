import { describe, expect, it } from 'vitest';
import type { WatchwordOptions } from '../src/index.ts';
import { setUp } from './support/harness.ts';
import { randomWithSecret } from './support/random.ts';
import { encodeBase32 } from './support/reference.ts';

async function begun(options: Partial<WatchwordOptions> = {}, name = 'alice@example.org') {
  const answer = await setUp(options).watchword.beginEnrollment({ user: { id: 'alice', name } });
  if (!answer.ok) throw new Error(answer.reason);
  return answer;
}

/** Read by hand: URLSearchParams would forgive a "+". */
function parts(uri: string) {
  const [, label = '', query = ''] = /^otpauth:\/\/totp\/([^?]*)\?(.*)$/.exec(uri) ?? [];
  const parameters = query.split('&').map((pair) => pair.split('=') as [string, string]);
  return { label, names: parameters.map(([name]) => name), values: new Map(parameters) };
}

describe('the otpauth URI', () => {
  it('U1 U2 U5 has type, label and issuer, and the secret once, first, in upper-case base32', async () => {
    const { label, names, values } = parts((await begun()).uri);
    expect(label).toBe('My%20HPC:alice%40example.org');
    expect(names).toEqual(['secret', 'issuer']);
    expect(values.get('secret')).toMatch(/^[A-Z2-7]{32}$/);
    expect(values.get('issuer')).toBe('My%20HPC');
  });

  it.each(['My Co', 'A&B=C?', 'Grüße', '1+1', '日本', '100%3A', 'a/b#c', '👩‍🚀'])(
    'U3 U5 survives the issuer "%s"',
    async (issuer) => {
      const { uri } = await begun({ issuer }, `${issuer} user`);
      const { label, values } = parts(uri);
      expect(uri).not.toMatch(/[+ ]/);
      const [prefix, account, ...rest] = label.split(':').map(decodeURIComponent);
      expect([prefix, account, rest]).toEqual([issuer, `${issuer} user`, []]);
      expect(decodeURIComponent(values.get('issuer')!)).toBe(issuer);
    },
  );

  it('U9 names parameters only where they differ from the default', async () => {
    const { values } = parts((await begun({ policy: { algorithm: 'SHA256', digits: 8, period: 60 } })).uri);
    expect(Object.fromEntries(values)).toMatchObject({ algorithm: 'SHA256', digits: '8', period: '60' });
  });

  it('U4 takes no colon, neither in the issuer nor in the account name', async () => {
    expect(() => setUp({ issuer: 'My: HPC' })).toThrow(/issuer holds a colon/);
    const answer = await setUp().watchword.beginEnrollment({ user: { id: 'alice', name: 'a:b' } });
    expect(answer).toMatchObject({ ok: false, reason: 'invalid-name', field: 'user.name' });
  });
});

describe('the key to type', () => {
  it('B6 is the same secret in groups of four, with spaces', async () => {
    const secret = Buffer.alloc(20, 0xa5);
    const { uri, manualKey } = await begun({ random: randomWithSecret(secret) });
    expect(manualKey).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(manualKey.replaceAll(' ', '')).toBe(encodeBase32(secret));
    expect(parts(uri).values.get('secret')).toBe(encodeBase32(secret));
  });

  it('B6 ends in a short group where the secret does', async () => {
    expect((await begun({ policy: { algorithm: 'SHA512' } })).manualKey).toMatch(/^([A-Z2-7]{4} ){25}[A-Z2-7]{3}$/);
  });
});
