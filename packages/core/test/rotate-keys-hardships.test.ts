import { describe, expect, it } from 'vitest';
import { keyring, memoryStorage, type RotationProgress } from '../src/index.ts';
import { failureOf } from './support/failures.ts';
import { type Harness, setUp, testKey } from './support/harness.ts';
import { intercepted } from './support/intercepted-storage.ts';
import { type Linked, linkDevice } from './support/linked.ts';
import { scattered } from './support/scattered-storage.ts';
import { alterRecord } from './support/stored-account.ts';

const newKey = `new:${Buffer.alloc(32, 8).toString('base64url')}`;
const lostKey = `lost:${Buffer.alloc(32, 9).toString('base64url')}`;
const nameOf = (index: number) => `user ${String(index).padStart(4, '0')}`;

/** Users who linked a device under the old key, and a Watchword with a new key in front of it. */
async function rolled(users: number, inner = memoryStorage()) {
  const storage = intercepted(inner);
  const before = setUp({ storage });
  const linked: Linked[] = [];
  for (let n = 0; n < users; n += 1) linked.push(await linkDevice(before, { userId: nameOf(n) }));
  const start = before.clock.read();
  const harness: Harness = setUp({ storage, start, keys: keyring(`${newKey},${testKey}`) });
  return { storage, harness, linked, afterwards: setUp({ storage, start, keys: keyring(newKey) }).watchword };
}

describe('rotateKeys that is stopped', () => {
  it('V17 says so on the first page too: nothing that is unfinished looks finished', async () => {
    const { harness, storage } = await rolled(3);
    const stop = new AbortController();
    storage.taps.commit = (next) => {
      stop.abort();
      return next();
    };
    const stopped = await harness.watchword.rotateKeys({ signal: stop.signal });
    storage.taps.commit = undefined;
    expect(stopped).toEqual({ users: 1, resealed: 1, failed: [], done: false });
    const rest = await harness.watchword.rotateKeys({ after: stopped.next });
    expect(rest).toEqual({ users: 3, resealed: 2, failed: [], done: true });
  });

  it('V17 before it begins touches nobody', async () => {
    const { harness, storage } = await rolled(2);
    const { commits } = storage.counts;
    const stopped = await harness.watchword.rotateKeys({ signal: AbortSignal.abort() });
    expect(stopped).toEqual({ users: 0, resealed: 0, failed: [], done: false });
    expect(storage.counts.commits).toBe(commits);
  });

  it('V17 within a later page goes on at that page, and leaves nobody out', async () => {
    const { harness, storage, linked, afterwards } = await rolled(104);
    const stop = new AbortController();
    let commits = 0;
    storage.taps.commit = (next) => {
      commits += 1;
      if (commits === 102) stop.abort();
      return next();
    };
    const stopped = await harness.watchword.rotateKeys({ signal: stop.signal });
    expect(stopped).toMatchObject({ users: 102, resealed: 102, done: false });
    const rest = await harness.watchword.rotateKeys({ after: stopped.next });
    expect(rest).toEqual({ users: 4, resealed: 2, failed: [], done: true });
    for (const { userId, code } of linked) {
      expect(await afterwards.verify({ userId, code: code() })).toMatchObject({ ok: true });
    }
  });

  it('V17 once all are done is done', async () => {
    const { harness } = await rolled(2);
    const stop = new AbortController();
    const answer = await harness.watchword.rotateKeys({ signal: stop.signal, onProgress: () => stop.abort() });
    expect(answer).toEqual({ users: 2, resealed: 2, failed: [], done: true });
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('no log');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no log'))],
  ])('A41 V17 by an onProgress that %s ends with its error, which no process dies of', async (_what, onProgress) => {
    const { harness } = await rolled(1);
    await expect(harness.watchword.rotateKeys({ onProgress })).rejects.toThrow('no log');
    expect(await harness.watchword.rotateKeys()).toEqual({ users: 1, resealed: 0, failed: [], done: true });
  });

  it.each([{ onProgress: 'x' }, { signal: {} }, { signal: null }, { after: 7 }])(
    'A41 is misuse with %j',
    async (input) => {
      const { watchword } = setUp();
      const failure = await failureOf(() => watchword.rotateKeys(input as object));
      expect(failure.code).toBe('misuse');
    },
  );
});

describe('rotateKeys and what it may not touch', () => {
  it('A35 V17 reports an unknown key and a newer schema, leaves both as they are, and does the others', async () => {
    const { harness, storage } = await rolled(3);
    const lost = setUp({ storage, start: harness.clock.read(), keys: keyring(lostKey) });
    await linkDevice(lost, { userId: 'user 0003' });
    await alterRecord(storage, 'user 0001', (record) => {
      record.schema = 99;
    });
    const before = await Promise.all(['user 0001', 'user 0003'].map((userId) => storage.load(userId)));
    const failed = [
      { userId: 'user 0001', code: 'newer-schema' },
      { userId: 'user 0003', code: 'unknown-key' },
    ];
    const told: RotationProgress[] = [];
    const answer = await harness.watchword.rotateKeys({ onProgress: (progress) => told.push(progress) });
    expect(answer).toEqual({ users: 4, resealed: 2, failed, done: true });
    expect(told).toEqual([answer]);
    expect(await Promise.all(['user 0001', 'user 0003'].map((userId) => storage.load(userId)))).toEqual(before);
  });

  it('A8 V17 keeps guard, codes, counters and proofs: with the old key dropped all but proofs are as before', async () => {
    const { harness, linked, afterwards } = await rolled(1);
    const { userId, code, wrong, recoveryCodes, proof } = linked[0]!;
    const { watchword } = harness;
    expect(await watchword.verify({ userId, code: code() })).toMatchObject({ ok: true });
    for (let n = 0; n < 6; n += 1) await watchword.verify({ userId, code: wrong() });
    const before = await watchword.status({ userId });
    await watchword.rotateKeys();
    expect(await afterwards.status({ userId })).toEqual(before);
    expect(await afterwards.verify({ userId, code: code() })).toMatchObject({ reason: 'throttled' });
    expect(await watchword.requireProof({ userId, proof })).toMatchObject({ ok: true });
    expect(await afterwards.requireProof({ userId, proof })).toEqual({ ok: false, reason: 'invalid' });
    const back = await afterwards.verify({ userId, code: recoveryCodes[0] });
    const authorization = back.ok ? back.proof : '';
    const made = await afterwards.regenerateRecoveryCodes({ userId, authorization });
    expect(made).toMatchObject({ ok: true });
  });

  it('A8 T9 V17 racing with sign-ins of the same user on a late store: each code once, nothing left under the old key', async () => {
    for (let round = 0; round < 15; round += 1) {
      const { harness, linked, afterwards } = await rolled(2, scattered(memoryStorage(), `round ${round}`));
      const calls = linked.flatMap(({ userId, code }) =>
        [harness.another(), harness.another()].map((watchword) => watchword.verify({ userId, code: code() })),
      );
      const [rotated, ...answers] = await Promise.all([harness.watchword.rotateKeys(), ...calls]);
      expect(rotated).toEqual({ users: 2, resealed: 2, failed: [], done: true });
      expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
      for (const { userId, code } of linked) {
        expect(await afterwards.verify({ userId, code: code() })).toMatchObject({ reason: 'already-used' });
      }
    }
  });

  it('A8 V17 brings back no device that is removed, and no user who is erased, meanwhile', async () => {
    const { harness, storage, linked } = await rolled(2);
    const [first, second] = linked as [Linked, Linked];
    const meanwhile = harness.another();
    let begun = false;
    storage.taps.commit = async (next) => {
      if (!begun) {
        begun = true;
        const { userId, deviceId, proof } = first;
        await meanwhile.removeDevice({ userId, deviceId, authorization: proof });
        await meanwhile.erase({ userId: second.userId, authorization: second.proof });
      }
      return next();
    };
    expect(await harness.watchword.rotateKeys()).toEqual({ users: 2, resealed: 0, failed: [], done: true });
    expect(await harness.watchword.status({ userId: first.userId })).toMatchObject({ devices: [] });
    expect(await storage.load(second.userId)).toBeUndefined();
  });
});
