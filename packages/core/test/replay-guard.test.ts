import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../src/index.ts';
import { begin, enroll, enrollEarlier, setUp } from './support/harness.ts';
import { intercepted } from './support/intercepted-storage.ts';
import { randomWithSecret, seededRandom } from './support/random.ts';
import { hotp } from './support/reference.ts';
import { readRecord, writeText } from './support/stored-account.ts';
import { seedOf, vectors } from './support/vectors.ts';

describe('a code that was accepted', () => {
  it('V1 A2 T7 is refused at once, in the next interval, and for as long as its step is in the window', async () => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    const used = code(30);
    expect(await harness.watchword.verify({ userId, code: used })).toMatchObject({ ok: true, method: 'totp' });
    for (const seconds of [0, 29, 1, 29, 1, 29]) {
      harness.clock.advance(seconds);
      expect(await harness.watchword.verify({ userId, code: used })).toMatchObject({ reason: 'already-used' });
    }
    harness.clock.advance(1);
    expect(await harness.watchword.verify({ userId, code: used })).toMatchObject({ reason: 'wrong-code' });
  });

  it('A3 T8 kills every older step with it, used or not', async () => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({ ok: true });
    expect(await harness.watchword.verify({ userId, code: code(-30) })).toMatchObject({ reason: 'already-used' });
    expect(await harness.watchword.verify({ userId, code: code(30) })).toMatchObject({ ok: true });
    expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({ reason: 'already-used' });
  });

  it('A4 is spent by the enrollment that it confirmed', async () => {
    const harness = setUp();
    const { userId, code } = await enroll(harness);
    expect(await harness.watchword.verify({ userId, code: code() })).toEqual({
      ok: false,
      reason: 'already-used',
      retryAfterSeconds: 30,
    });
    expect(await harness.watchword.verify({ userId, code: code(-30) })).toMatchObject({ reason: 'already-used' });
    harness.clock.advance(30);
    expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({ ok: true });
  });

  it('A6 T20 is refused over another channel and by another process', async () => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    const used = { userId, code: code() };
    expect(await harness.watchword.verify({ ...used, context: { channel: 'web' } })).toMatchObject({ ok: true });
    const answer = await harness.another().verify({ ...used, context: { channel: 'ssh' } });
    expect(answer).toMatchObject({ reason: 'already-used' });
  });

  it('T9 stays spent when what follows fails', async () => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    const signIn = async () => {
      const answer = await harness.watchword.verify({ userId, code: code() });
      if (answer.ok) throw new Error('The session store is down.');
      return answer;
    };
    await expect(signIn()).rejects.toThrow('session store');
    expect(await signIn()).toMatchObject({ reason: 'already-used' });
  });

  it("A14 says nothing of another user's code", async () => {
    const harness = setUp();
    const alice = await enroll(harness, 'alice');
    const bob = await enroll(harness, 'bob');
    harness.clock.advance(90);
    const answer = await harness.watchword.verify({ userId: 'bob', code: alice.code() });
    expect(answer).toMatchObject({ reason: 'wrong-code' });
    expect(await harness.watchword.verify({ userId: 'bob', code: bob.code() })).toMatchObject({ ok: true });
    expect(await harness.watchword.verify({ userId: 'alice', code: alice.code() })).toMatchObject({ ok: true });
  });
});

describe('digits that two steps share', () => {
  const seed = seedOf('SHA1');

  async function enrolledBefore(step: number) {
    const harness = setUp({ start: (step - 10) * 30_000, random: randomWithSecret(seed) });
    const { enrollmentId } = await begin(harness.watchword);
    const code = hotp(seed, step - 10);
    await harness.watchword.confirmEnrollment({ user: { id: 'alice', name: 'alice' }, enrollmentId, code });
    return (atStep: number, shared: string) => {
      harness.clock.set(atStep * 30_000);
      return harness.watchword.verify({ userId: 'alice', code: shared });
    };
  }

  it.each(vectors.adjacentStepCollisions.rows)(
    'T11 are accepted once while both steps come into view: $hotp6',
    async (row) => {
      const [first] = row.counters;
      const verifyAt = await enrolledBefore(first);
      expect(await verifyAt(first, row.hotp6)).toMatchObject({ ok: true });
      expect(await verifyAt(first + 1, row.hotp6)).toMatchObject({ reason: 'already-used' });
    },
  );

  it.each(vectors.adjacentStepCollisions.rows)('T11 spend the newer step if both are in view: $hotp6', async (row) => {
    const [first, second] = row.counters;
    const verifyAt = await enrolledBefore(first);
    expect(await verifyAt(first + 1, row.hotp6)).toMatchObject({ ok: true });
    for (const step of [first + 1, second, second + 1]) {
      expect(await verifyAt(step, row.hotp6)).toMatchObject({ reason: 'already-used' });
    }
  });
});

describe('retryAfterSeconds of a used code', () => {
  it.each([
    [0, 0, 30],
    [1, 0, 29],
    [29, 0, 1],
    [0, 30, 60],
    [29, 30, 31],
    [0, -30, 0],
    [29, -30, 0],
  ])('R1 %ds into the step, after the code of %ds later: %ds', async (into, offset, expected) => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    harness.clock.advance(into);
    const used = { userId, code: code(offset) };
    expect(await harness.watchword.verify(used)).toMatchObject({ ok: true });
    const again = await harness.watchword.verify(used);
    expect(again).toEqual({ ok: false, reason: 'already-used', retryAfterSeconds: expected });
    harness.clock.advance(expected);
    expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({ ok: true });
  });

  it('R1 rounds up, so that nobody is told to wait twice', async () => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    harness.clock.set(harness.clock.read() + 1);
    await harness.watchword.verify({ userId, code: code() });
    const again = await harness.watchword.verify({ userId, code: code() });
    expect(again).toMatchObject({ retryAfterSeconds: 30 });
  });
});

describe('re-enrollment in between', () => {
  it('A8 judges a code by the secret that is there at the commit, and marks no other', async () => {
    const storage = intercepted(memoryStorage());
    const harness = setUp({ storage });
    const older = await enrollEarlier(harness);
    const elsewhere = setUp({ random: seededRandom('elsewhere') });
    const newer = await enrollEarlier(elsewhere);
    const replacement = JSON.stringify(await readRecord(elsewhere.storage, 'alice'));
    storage.taps.commit = async (next) => {
      storage.taps.commit = undefined;
      await writeText(storage, 'alice', replacement);
      return next();
    };
    const answer = await harness.watchword.verify({ userId: 'alice', code: older.code() });
    expect(answer).toMatchObject({ reason: 'wrong-code' });
    expect(await harness.watchword.verify({ userId: 'alice', code: newer.code() })).toMatchObject({ ok: true });
  });
});
