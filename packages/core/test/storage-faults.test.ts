import { describe, expect, it } from 'vitest';
import { memoryStorage, type Storage, WatchwordError } from '../src/index.ts';
import { failureOf } from './support/failures.ts';
import { enrolledOnFaultyStore } from './support/faulty-store.ts';
import { begin, setUp, told } from './support/harness.ts';
import { intercepted } from './support/intercepted-storage.ts';
import { totp } from './support/reference.ts';

const user = { id: 'alice', name: 'alice' };

describe('a store that fails', () => {
  it('A9 at the load denies, keeps the cause, and tells of no event', async () => {
    const { storage, verify, watchword, events } = await enrolledOnFaultyStore();
    const cause = new Error('ECONNREFUSED');
    storage.taps.load = () => Promise.reject(cause);
    for (const call of [
      verify,
      () => watchword.status({ userId: 'alice' }),
      () => watchword.beginEnrollment({ user }),
      () => watchword.confirmEnrollment({ user, enrollmentId: 'x', code: '123456' }),
    ]) {
      expect(await failureOf(call)).toMatchObject({ code: 'storage', retryable: true, cause });
    }
    await told();
    expect(events).toEqual([]);
    storage.taps.load = undefined;
    expect(await verify()).toMatchObject({ ok: true });
  });

  it('A9 at the commit denies the right code, and accepts it once the store is back', async () => {
    const { storage, verify, events } = await enrolledOnFaultyStore();
    storage.taps.commit = () => Promise.reject(new Error('read-only'));
    expect(await failureOf(verify)).toMatchObject({ code: 'storage', retryable: true });
    expect(storage.counts.commits).toBe(1);
    await told();
    expect(events).toEqual([]);
    storage.taps.commit = undefined;
    expect(await verify()).toMatchObject({ ok: true });
  });

  it('A9 synchronously denies as well', async () => {
    const { storage, verify } = await enrolledOnFaultyStore();
    storage.taps.load = () => {
      throw new TypeError('no connection');
    };
    expect(await failureOf(verify)).toMatchObject({ code: 'storage' });
  });

  it("A9 with a WatchwordError of the adapter's own keeps that", async () => {
    const { storage, verify } = await enrolledOnFaultyStore();
    const error = new WatchwordError('storage', 'The disk is full.');
    storage.taps.commit = () => Promise.reject(error);
    expect(await failureOf(verify)).toBe(error);
  });

  it('A9 does not hold up the calls that come after', async () => {
    const { storage, verify } = await enrolledOnFaultyStore();
    storage.taps.load = async (next) => {
      storage.taps.load = undefined;
      await next();
      throw new Error('reset');
    };
    const [first, second] = await Promise.allSettled([verify(), verify()]);
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'storage' } });
    expect(second).toMatchObject({ status: 'fulfilled', value: { ok: true } });
  });

  it.each([
    null,
    false,
    0,
    '',
    7,
    'text',
    [],
    {},
    { revision: 'r' },
    { account: '{}' },
    { revision: 7, account: '{}' },
  ])('A9 by answering %j to a load is never a user without a second factor', async (garbage) => {
    const { storage, verify, watchword } = await enrolledOnFaultyStore();
    storage.taps.load = () => Promise.resolve(garbage as never);
    for (const call of [verify, () => watchword.status({ userId: 'alice' })]) {
      expect(['storage', 'corrupt-account']).toContain((await failureOf(call)).code);
    }
  });

  it.each([undefined, null, 'true', 1, {}, [true]])(
    'A9 by answering %j to a commit accepts nothing',
    async (garbage) => {
      const { storage, verify, events } = await enrolledOnFaultyStore();
      storage.taps.commit = () => Promise.resolve(garbage as never);
      expect(await failureOf(verify)).toMatchObject({ code: 'contention', retryable: true });
      await told();
      expect(events).toEqual([]);
    },
  );
});

describe('a lost commit', () => {
  it('A9 A18 is decided again on what is there then, ten times at most', async () => {
    const { storage, verify } = await enrolledOnFaultyStore();
    storage.taps.commit = () => Promise.resolve(false);
    expect(await failureOf(verify)).toMatchObject({ code: 'contention', retryable: true });
    expect(storage.counts).toEqual({ loads: 10, commits: 10 });
  });

  it('A18 nine times in a row still accepts, and once', async () => {
    const { storage, verify } = await enrolledOnFaultyStore();
    storage.taps.commit = (next) => (storage.counts.commits < 10 ? Promise.resolve(false) : next());
    expect(await verify()).toMatchObject({ ok: true });
    expect(await verify()).toMatchObject({ reason: 'already-used' });
  });

  it('A9 takes a new revision each time, and never the same for two', async () => {
    const { storage, verify } = await enrolledOnFaultyStore();
    const revisions: string[] = [];
    storage.taps.commit = (_next, { next }) => Promise.resolve(revisions.push(next) < 0);
    await failureOf(verify);
    expect(new Set(revisions).size).toBe(10);
    for (const revision of revisions) expect(revision).toMatch(/^[\w-]{20}$/);
  });

  it('A25 judges by the time after the load, however long that took', async () => {
    const { storage, verify, clock } = await enrolledOnFaultyStore();
    storage.taps.load = async (next) => {
      clock.advance(60);
      return next();
    };
    expect(await verify()).toMatchObject({ reason: 'wrong-code' });
  });
});

describe('a commit whose reply is lost', () => {
  it('A9 A10 denies, and trying again does not accept', async () => {
    const { storage, verify } = await enrolledOnFaultyStore();
    storage.taps.commit = async (next) => {
      await next();
      throw new Error('connection reset');
    };
    expect(await failureOf(verify)).toMatchObject({ code: 'storage' });
    storage.taps.commit = undefined;
    expect(await verify()).toMatchObject({ reason: 'already-used' });
  });

  it('A9 and which is then called lost is not accepted twice', async () => {
    const { storage, verify } = await enrolledOnFaultyStore();
    storage.taps.commit = async (next) => !(await next());
    expect(await verify()).toMatchObject({ reason: 'already-used' });
  });

  it('A4 A9 at confirm leaves a linked device, and the retry says so', async () => {
    const storage = intercepted(memoryStorage());
    const harness = setUp({ storage });
    const { enrollmentId, secret } = await begin(harness.watchword);
    const confirmation = { user, enrollmentId, code: totp(secret, harness.clock.read()) };
    storage.taps.commit = async (next) => {
      await next();
      throw new Error('connection reset');
    };
    expect(await failureOf(() => harness.watchword.confirmEnrollment(confirmation))).toMatchObject({ code: 'storage' });
    storage.taps.commit = undefined;
    expect(await harness.watchword.confirmEnrollment(confirmation)).toMatchObject({ reason: 'already-confirmed' });
    const replay = { userId: 'alice', code: confirmation.code };
    expect(await harness.watchword.verify(replay)).toMatchObject({ reason: 'already-used' });
  });
});

it('A9 a storage without all four methods is refused at once', () => {
  const incomplete = { ...intercepted(memoryStorage()), list: undefined } as unknown as Storage;
  expect(() => setUp({ storage: incomplete })).toThrow(/storage is missing or incomplete/);
});
