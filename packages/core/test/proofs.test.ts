import { describe, expect, it } from 'vitest';
import { keyring, memoryStorage } from '../src/index.ts';
import { failureOf } from './support/failures.ts';
import { enrollEarlier, type Harness, noon, setUp, testKey } from './support/harness.ts';
import { intercepted } from './support/intercepted-storage.ts';

const otherKey = `other:${Buffer.alloc(32, 9).toString('base64url')}`;

async function proofOf(harness: Harness, binding?: string): Promise<string> {
  const { code } = await enrollEarlier(harness);
  const answer = await harness.watchword.verify({ userId: 'alice', code: code(), binding });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.proof;
}

const invalid = { ok: false, reason: 'invalid' };

describe('a proof', () => {
  it('A39 says how, when and with which device, in at most 512 characters that name nobody', async () => {
    const harness = setUp();
    const proof = await proofOf(harness, 'session');
    const input = { userId: 'alice', proof, binding: 'session' };
    const { devices } = await harness.watchword.status({ userId: 'alice' });
    const said = { ok: true, method: 'totp', deviceId: devices[0]!.id, authenticatedAt: harness.clock.read() };
    expect(await harness.watchword.requireProof(input)).toEqual(said);
    expect(await harness.watchword.readProof(input)).toEqual(said);
    expect(proof.length).toBeLessThan(300);
    expect(Buffer.from(proof.split('.')[2]!, 'base64url').toString()).not.toContain('alice');
  });

  it('A39 is refused with any one character changed, cut, doubled or garbage', async () => {
    const harness = setUp();
    const proof = await proofOf(harness);
    const changed = Array.from(
      proof,
      (char, at) => `${proof.slice(0, at)}${char === 'A' ? 'B' : 'A'}${proof.slice(at + 1)}`,
    );
    const garbage = [
      undefined,
      null,
      7,
      {},
      [proof],
      '',
      '....',
      'ww1.test..',
      `${proof}.`,
      ` ${proof}`,
      proof.repeat(9),
    ];
    for (const each of [...changed, ...garbage, proof.slice(0, -1), 'x'.repeat(10_000_000)]) {
      expect(await harness.watchword.readProof({ userId: 'alice', proof: each })).toEqual(invalid);
      expect(await harness.watchword.requireProof({ userId: 'alice', proof: each })).toEqual(invalid);
    }
  });

  it('A39 A40 is good for its own user, session, issuer and keys only', async () => {
    const harness = setUp();
    const { clock, storage } = harness;
    const proof = await proofOf(harness, 'session');
    const input = { userId: 'alice', proof, binding: 'session' };
    const moved = [
      { ...input, userId: 'Alice' },
      { ...input, binding: 'other' },
      { userId: 'alice', proof },
    ];
    for (const each of moved) expect(await harness.watchword.requireProof(each)).toEqual(invalid);
    for (const other of [{ issuer: 'Your HPC' }, { keys: keyring(otherKey) }]) {
      const { watchword } = setUp({ storage, start: clock.read(), ...other });
      expect(await watchword.readProof(input)).toEqual(invalid);
    }
  });

  it('A39 may be 60 s ahead of the clock, and no more', async () => {
    const harness = setUp();
    const proof = await proofOf(harness);
    const input = { userId: 'alice', proof };
    harness.clock.advance(-60);
    expect(await harness.watchword.requireProof({ ...input, maxAgeSeconds: 1 })).toMatchObject({ ok: true });
    harness.clock.set(harness.clock.read() - 1);
    expect(await harness.watchword.requireProof(input)).toEqual(invalid);
    expect(await harness.watchword.readProof(input)).toEqual(invalid);
  });

  it('A39 N25 ends at the age asked for, to the millisecond, and after a day if none is asked for', async () => {
    for (const [maxAgeSeconds, seconds] of [
      [300, 300],
      [undefined, 86_400],
    ] as const) {
      const harness = setUp();
      const proof = await proofOf(harness);
      const require = () => harness.watchword.requireProof({ userId: 'alice', proof, maxAgeSeconds });
      harness.clock.set(harness.clock.read() + seconds * 1000 - 1);
      expect(await require()).toMatchObject({ ok: true });
      harness.clock.set(harness.clock.read() + 1);
      expect(await require()).toEqual({ ok: false, reason: 'too-old' });
      expect(await harness.watchword.readProof({ userId: 'alice', proof })).toMatchObject({ ok: true });
    }
  });

  it('A39 holds across a rotation of keys, until its key is dropped', async () => {
    const storage = memoryStorage();
    const proof = await proofOf(setUp({ storage }));
    const after = (text: string) => setUp({ storage, keys: keyring(text), start: noon + 90_000 }).watchword;
    const input = { userId: 'alice', proof };
    expect(await after(`${otherKey},${testKey}`).requireProof(input)).toMatchObject({ ok: true });
    expect(await after(otherKey).requireProof(input)).toEqual(invalid);
  });

  it('A39 is required with one read of the store, and read with none', async () => {
    const storage = intercepted(memoryStorage());
    const harness = setUp({ storage });
    const proof = await proofOf(harness);
    const { loads, commits } = storage.counts;
    await harness.watchword.readProof({ userId: 'alice', proof });
    expect(storage.counts).toEqual({ loads, commits });
    await harness.watchword.requireProof({ userId: 'alice', proof });
    expect(storage.counts).toEqual({ loads: loads + 1, commits });
  });

  it.each([0, -1, 1.5, Number.NaN, '300'])('A41 cannot be required at an age of %s', async (maxAgeSeconds) => {
    const { watchword } = setUp();
    const input = { userId: 'alice', proof: 'x', maxAgeSeconds: maxAgeSeconds as number };
    const failure = await failureOf(() => watchword.requireProof(input));
    expect(failure.code).toBe('misuse');
  });

  it.each(['', 7, null, 'x'.repeat(1025), '\ud800', {}])('A41 is bound to no such thing as %j', async (binding) => {
    const { watchword } = setUp();
    const input = { userId: 'alice', code: '123456', binding: binding as string };
    expect(await failureOf(() => watchword.verify(input))).toMatchObject({ code: 'misuse' });
  });
});
