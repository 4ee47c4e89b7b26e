import { describe, expect, it } from 'vitest';
import { keyring, memoryStorage, operator, type WatchwordOptions } from '../src/index.ts';
import { fail } from './support/guessing.ts';
import { type Harness, setUp, testKey } from './support/harness.ts';
import { intercepted } from './support/intercepted-storage.ts';
import { type Linked, linkDevice } from './support/linked.ts';
import { remoteKeys } from './support/remote-keys.ts';

const desk = operator({ by: 'maria', reason: 'phone lost' });
const newKey = `new:${Buffer.alloc(32, 8).toString('base64url')}`;
const invalid = { ok: false, reason: 'invalid' };

async function signedIn(options: Partial<WatchwordOptions> = {}) {
  const harness = setUp(options);
  const linked = await linkDevice(harness);
  const answer = await harness.watchword.verify({ userId: 'alice', code: linked.code() });
  if (!answer.ok) throw new Error(answer.reason);
  return { harness, linked, proof: answer.proof };
}

type Act = (harness: Harness, linked: Linked, authorization: string) => Promise<unknown>;

const ending: Readonly<Record<string, Act>> = {
  confirmEnrollment: (harness, _linked, authorization) => linkDevice(harness, { authorization }),
  removeDevice: ({ watchword }, { deviceId }, authorization) =>
    watchword.removeDevice({ userId: 'alice', deviceId, authorization }),
  'removeDevice by an operator': ({ watchword }, { deviceId }) =>
    watchword.removeDevice({ userId: 'alice', deviceId, authorization: desk }),
  reset: ({ watchword }) => watchword.reset({ userId: 'alice', authorization: desk }),
  erase: ({ watchword }) => watchword.erase({ userId: 'alice', authorization: desk }),
  'erase and enrolling anew': async (harness) => {
    await harness.watchword.erase({ userId: 'alice', authorization: desk });
    await linkDevice(harness);
  },
};

const sparing: Readonly<Record<string, Act>> = {
  'a sign-in': ({ watchword, clock }, { code }) => {
    clock.advance(30);
    return watchword.verify({ userId: 'alice', code: code() });
  },
  'a recovery code': ({ watchword }, { recoveryCodes }) =>
    watchword.verify({ userId: 'alice', code: recoveryCodes[0] }),
  beginEnrollment: ({ watchword }, _linked, authorization) =>
    watchword.beginEnrollment({ user: { id: 'alice', name: 'alice' }, authorization }),
  renameDevice: ({ watchword }, { deviceId }, authorization) =>
    watchword.renameDevice({ userId: 'alice', deviceId, name: 'Tablet', authorization }),
  regenerateRecoveryCodes: ({ watchword }, _linked, authorization) =>
    watchword.regenerateRecoveryCodes({ userId: 'alice', authorization }),
  'disabling by a stranger': (harness, linked) => fail(harness, linked, 50),
};

describe('a proof and what happens to its account', () => {
  it.each(Object.entries(ending))('A38 A39 is revoked by %s, which no signature tells', async (_what, act) => {
    const { harness, linked, proof } = await signedIn();
    await act(harness, linked, proof);
    const input = { userId: 'alice', proof, maxAgeSeconds: 10_000_000 };
    expect(await harness.watchword.requireProof(input)).toEqual({ ok: false, reason: 'revoked' });
    expect(await harness.another().requireProof(input)).toEqual({ ok: false, reason: 'revoked' });
    expect(await harness.watchword.readProof({ userId: 'alice', proof })).toMatchObject({ ok: true });
  });

  it.each(Object.entries(sparing))('A23 A39 lives on after %s', async (_what, act) => {
    const { harness, linked, proof } = await signedIn();
    const authenticatedAt = harness.clock.read();
    await act(harness, linked, proof);
    const input = { userId: 'alice', proof, maxAgeSeconds: 10_000_000 };
    expect(await harness.another().requireProof(input)).toMatchObject({ ok: true, method: 'totp', authenticatedAt });
  });

  it('A23 A39 by a recovery code lives on as well when strangers disable the account', async () => {
    const { harness, linked } = await signedIn();
    await fail(harness, linked, 49);
    const known = await harness.watchword.verify({ userId: 'alice', code: linked.recoveryCodes[0] });
    const first = await harness.watchword.status({ userId: 'alice' });
    expect([known.ok, first.disabled]).toEqual([true, false]);
    await fail(harness, linked, 1);
    const proof = known.ok ? known.proof : '';
    expect(await harness.watchword.status({ userId: 'alice' })).toMatchObject({ disabled: true });
    const required = await harness.watchword.requireProof({ userId: 'alice', proof });
    expect(required).toMatchObject({ ok: true, method: 'recovery-code' });
    expect(required).not.toHaveProperty('deviceId');
  });

  it('A39 V17 lives on while keys are rolled and re-sealed; one made under the new key is good beside it', async () => {
    const storage = memoryStorage();
    const { harness, linked, proof } = await signedIn({ storage });
    const rolled = setUp({ storage, start: harness.clock.read(), keys: keyring(`${newKey},${testKey}`) });
    await rolled.watchword.rotateKeys();
    rolled.clock.advance(30);
    const code = linked.code(30);
    const later = await rolled.watchword.verify({ userId: 'alice', code });
    for (const each of [proof, later.ok ? later.proof : '']) {
      expect(await rolled.watchword.requireProof({ userId: 'alice', proof: each })).toMatchObject({ ok: true });
    }
  });
});

describe('a forged proof', () => {
  it('A39 with any one bit of any one character another is none', async () => {
    const { harness, proof } = await signedIn();
    for (let at = 0; at < proof.length; at += 1) {
      for (let bit = 0; bit < 7; bit += 1) {
        const flipped = String.fromCharCode(proof.charCodeAt(at) ^ (1 << bit));
        const forged = `${proof.slice(0, at)}${flipped}${proof.slice(at + 1)}`;
        expect(await harness.watchword.readProof({ userId: 'alice', proof: forged })).toEqual(invalid);
      }
    }
  });

  it('A39 is none under another key of the same ring, or of no ring, and says nothing but that', async () => {
    const { harness, proof } = await signedIn({ keys: keyring(`${testKey},${newKey}`) });
    const [prefix, , ...rest] = proof.split('.');
    for (const keyId of ['new', 'unknown', '', '__proto__', 'constructor', 'TEST', 'test ']) {
      const forged = [prefix, keyId, ...rest].join('.');
      expect(await harness.watchword.requireProof({ userId: 'alice', proof: forged })).toEqual(invalid);
    }
  });

  it('A39 is not made of the parts of two genuine ones, nor of a ticket', async () => {
    const { harness, linked, proof } = await signedIn();
    harness.clock.advance(30);
    const second = await harness.watchword.verify({ userId: 'alice', code: linked.code() });
    const parts = proof.split('.');
    const others = (second.ok ? second.proof : '').split('.');
    const reset = await harness.watchword.reset({ userId: 'bob', authorization: desk });
    const ticket = (reset.ok ? reset.ticket : '').replace(/^wwt1/, 'ww1');
    const spliced = [...parts.slice(0, 3), others[3]].join('.');
    expect(spliced).not.toBe(proof);
    for (const forged of [spliced, ticket, proof.replace(/^ww1/, 'wwt1'), proof.replace(/^ww1/, 'WW1')]) {
      expect(await harness.watchword.readProof({ userId: 'alice', proof: forged })).toEqual(invalid);
      expect(await harness.watchword.readProof({ userId: 'bob', proof: forged })).toEqual(invalid);
    }
  });

  it('A39 is not bound by leaving the binding out, or by adding one', async () => {
    const { harness, proof } = await signedIn();
    const bound = { userId: 'alice', proof, binding: 'session' };
    expect(await harness.watchword.readProof(bound)).toEqual(invalid);
    expect(await harness.watchword.requireProof(bound)).toEqual(invalid);
  });

  it('A39 A41 of more than 512 characters is not even looked at', async () => {
    const keys = remoteKeys();
    const { harness, proof } = await signedIn({ keys });
    const before = keys.asked.length;
    const [prefix, keyId, payload, mac] = proof.split('.');
    const ofLength = (length: number) => {
      const padding = 'A'.repeat(length - proof.length);
      return [prefix, keyId, `${payload}${padding}`, mac].join('.');
    };
    expect(await harness.watchword.readProof({ userId: 'alice', proof: ofLength(513) })).toEqual(invalid);
    expect(keys.asked.slice(before)).toEqual([]);
    expect(await harness.watchword.readProof({ userId: 'alice', proof: ofLength(512) })).toEqual(invalid);
    expect(keys.asked.slice(before)).toEqual(['verify']);
  });

  it('A39 A41 never outgrows its 512 characters: the longest key id, user id and binding', async () => {
    const keys = keyring(`${'k'.repeat(32)}:${Buffer.alloc(32, 7).toString('base64url')}`);
    const harness = setUp({ keys });
    const owner = { userId: 'u'.repeat(255), binding: 'b'.repeat(1024) };
    const { proof } = await linkDevice(harness, owner);
    expect(proof.length).toBeLessThanOrEqual(512);
    expect(await harness.watchword.requireProof({ ...owner, proof })).toMatchObject({ ok: true, method: 'enrollment' });
  });
});

describe('readProof', () => {
  it('A39 asks no store for anything, even one that is down', async () => {
    const storage = intercepted(memoryStorage());
    const { harness, proof } = await signedIn({ storage });
    storage.taps.load = () => Promise.reject(new Error('down'));
    storage.taps.commit = () => Promise.reject(new Error('down'));
    const { loads, commits } = storage.counts;
    for (const each of [proof, 'garbage', `${proof}x`]) {
      await harness.watchword.readProof({ userId: 'alice', proof: each });
    }
    expect(storage.counts).toEqual({ loads, commits });
    expect(await harness.watchword.readProof({ userId: 'alice', proof })).toMatchObject({ ok: true });
    await expect(harness.watchword.requireProof({ userId: 'alice', proof })).rejects.toMatchObject({ code: 'storage' });
  });
});
