import { describe, expect, it } from 'vitest';
import { keyring, memoryStorage, type RotationProgress } from '../src/index.ts';
import { failureOf } from './support/failures.ts';
import { begin, type Enrolled, enroll, enrollEarlier, type Harness, setUp, testKey } from './support/harness.ts';
import { intercepted } from './support/intercepted-storage.ts';
import { totp } from './support/reference.ts';
import { alterRecord, readRecord, writeText } from './support/stored-account.ts';

const newKey = `new:${Buffer.alloc(32, 8).toString('base64url')}`;

/** Users who enrolled under the old key, and a Watchword that has a new one in front of it. */
async function rolled(users: number) {
  const storage = intercepted(memoryStorage());
  const before = setUp({ storage });
  const enrolled: Enrolled[] = [];
  for (let n = 0; n < users; n += 1) enrolled.push(await enroll(before, `user ${String(n).padStart(4, '0')}`));
  before.clock.advance(90);
  const start = before.clock.read();
  const harness: Harness = setUp({ storage, start, keys: keyring(`${newKey},${testKey}`) });
  return { storage, harness, enrolled, afterwards: () => setUp({ storage, start, keys: keyring(newKey) }).watchword };
}

describe('rotateKeys', () => {
  it('V17 seals every secret anew, tells how far it is, and the old key can go', async () => {
    const { harness, enrolled, afterwards } = await rolled(230);
    const told: RotationProgress[] = [];
    const result = await harness.watchword.rotateKeys({ onProgress: (progress) => told.push(progress) });
    expect(result).toEqual({ users: 230, resealed: 230, failed: [], done: true });
    expect(told.map(({ users }) => users)).toEqual([100, 200, 230]);
    expect(await harness.watchword.rotateKeys()).toEqual({ users: 230, resealed: 0, failed: [], done: true });
    for (const { userId, code } of [enrolled[0]!, enrolled[229]!]) {
      expect(await afterwards().verify({ userId, code: code() })).toMatchObject({ ok: true });
    }
  });

  it('V17 seals a pending secret anew as well', async () => {
    const { harness, storage, afterwards } = await rolled(0);
    const { enrollmentId, secret } = await begin(setUp({ storage, start: harness.clock.read() }).watchword);
    expect(await harness.watchword.rotateKeys()).toMatchObject({ resealed: 1 });
    const code = totp(secret, harness.clock.read());
    const user = { id: 'alice', name: 'alice' };
    expect(await afterwards().confirmEnrollment({ user, enrollmentId, code })).toMatchObject({ ok: true });
  });

  it('V17 stops when it is told to, and goes on where it stopped or from the start', async () => {
    const { harness } = await rolled(120);
    const stop = new AbortController();
    const onProgress = () => stop.abort();
    const stopped = await harness.watchword.rotateKeys({ onProgress, signal: stop.signal });
    expect(stopped).toMatchObject({ users: 100, resealed: 100, done: false });
    const rest = await harness.watchword.rotateKeys({ after: stopped.next });
    expect(rest).toEqual({ users: 20, resealed: 20, failed: [], done: true });
    expect(await harness.watchword.rotateKeys()).toMatchObject({ users: 120, resealed: 0 });
  });

  it('V17 A35 reports an account that does not open, and does the others', async () => {
    const { harness, storage } = await rolled(3);
    await writeText(storage, 'user 0000', 'not an account');
    const other = await readRecord(storage, 'user 0002');
    await alterRecord(storage, 'user 0001', (record) => {
      record.devices[0]!.sealedSecret = other.devices[0]!.sealedSecret;
    });
    const failed = ['user 0000', 'user 0001'].map((userId) => ({ userId, code: 'corrupt-account' }));
    expect(await harness.watchword.rotateKeys()).toEqual({ users: 3, resealed: 1, failed, done: true });
  });

  it('A9 V17 stops at a store that fails, with nothing half-done', async () => {
    const { harness, storage, afterwards, enrolled } = await rolled(2);
    storage.taps.commit = () => Promise.reject(new Error('read-only'));
    expect(await failureOf(() => harness.watchword.rotateKeys())).toMatchObject({ code: 'storage' });
    storage.taps.commit = undefined;
    await harness.watchword.rotateKeys();
    const { userId, code } = enrolled[0]!;
    expect(await afterwards().verify({ userId, code: code() })).toMatchObject({ ok: true });
  });

  it('A8 V17 racing with sign-ins loses none: the guard stays, and no step opens again', async () => {
    const { harness, enrolled } = await rolled(20);
    const signIns = enrolled.map(({ userId, code }) => harness.another().verify({ userId, code: code() }));
    const [, ...answers] = await Promise.all([harness.watchword.rotateKeys(), ...signIns]);
    for (const answer of answers) expect(answer).toMatchObject({ ok: true });
    for (const { userId, code } of enrolled) {
      expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({ reason: 'already-used' });
    }
  });

  it('N15 V17 is no event of the user', async () => {
    const storage = memoryStorage();
    await enrollEarlier(setUp({ storage }));
    const { watchword } = setUp({ storage, keys: keyring(`${newKey},${testKey}`) });
    const before = await watchword.history({ userId: 'alice' });
    await watchword.rotateKeys();
    expect(await watchword.history({ userId: 'alice' })).toEqual(before);
  });
});
