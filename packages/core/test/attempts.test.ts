import { describe, expect, it } from 'vitest';
import { WatchwordError } from '../src/index.ts';
import { fail } from './support/guessing.ts';
import { enrollEarlier, setUp } from './support/harness.ts';

/** Seconds after failure 1, 2, … 49: the last seventeen come out of patience, which has forgotten two by then. */
const waits = [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920]
  .concat(Array.from({ length: 20 }, () => 3600))
  .concat(Array.from({ length: 17 }, () => 28_800));

describe('the wait', () => {
  it('N9 H11 R1 follows the table exactly, and failure 50 disables', async () => {
    const harness = setUp();
    const enrolled = await enrollEarlier(harness);
    const { userId } = enrolled;
    for (const [index, wait] of waits.entries()) {
      const answer = await harness.watchword.verify({ userId, code: enrolled.wrong() });
      expect([index + 1, answer]).toEqual([index + 1, { ok: false, reason: 'wrong-code', retryAfterSeconds: wait }]);
      harness.clock.advance(wait);
    }
    expect(await harness.watchword.verify({ userId, code: enrolled.wrong() })).toEqual({
      ok: false,
      reason: 'disabled',
    });
    expect(await harness.watchword.status({ userId })).toMatchObject({ disabled: true });
  });

  it('H9 R1 refuses the right code until its very last millisecond', async () => {
    const harness = setUp();
    const enrolled = await enrollEarlier(harness);
    const { userId, code } = enrolled;
    await fail(harness, enrolled, 5);
    await harness.watchword.verify({ userId, code: enrolled.wrong() });
    const end = harness.clock.read() + 30_000;
    expect(await harness.watchword.status({ userId })).toMatchObject({ retryAt: end });
    for (const [time, seconds] of [
      [end - 30_000, 30],
      [end - 29_001, 30],
      [end - 29_000, 29],
      [end - 1, 1],
    ] as const) {
      harness.clock.set(time);
      const answer = await harness.watchword.verify({ userId, code: code() });
      expect(answer).toEqual({ ok: false, reason: 'throttled', retryAfterSeconds: seconds });
    }
    harness.clock.set(end);
    expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({
      ok: true,
      failuresSinceLastSuccess: 6,
    });
    expect(await harness.watchword.status({ userId })).not.toHaveProperty('retryAt');
  });

  it('H11 does not grow while it is being waited for', async () => {
    const harness = setUp();
    const enrolled = await enrollEarlier(harness);
    await fail(harness, enrolled, 5);
    for (let n = 0; n < 100; n += 1) await harness.watchword.verify({ userId: 'alice', code: enrolled.wrong() });
    harness.clock.advance(30);
    expect(await harness.watchword.verify({ userId: 'alice', code: enrolled.code() })).toMatchObject({ ok: true });
  });

  it('A23 is void when it was written under a clock that was far ahead', async () => {
    const harness = setUp();
    const enrolled = await enrollEarlier(harness);
    const { userId } = enrolled;
    const now = harness.clock.read();
    harness.clock.set(now + 10 * 365 * 86_400_000);
    await fail(harness, enrolled, 5);
    await harness.watchword.verify({ userId, code: enrolled.wrong() });
    harness.clock.set(now);
    expect(await harness.watchword.status({ userId })).not.toHaveProperty('retryAt');
    expect(await harness.watchword.verify({ userId, code: enrolled.code() })).toMatchObject({ ok: true });
  });

  it('N9 holds when the clock went back by less than the longest wait', async () => {
    const harness = setUp();
    const enrolled = await enrollEarlier(harness);
    await fail(harness, enrolled, 5);
    await harness.watchword.verify({ userId: 'alice', code: enrolled.wrong() });
    harness.clock.advance(-60);
    const answer = await harness.watchword.verify({ userId: 'alice', code: enrolled.code() });
    expect(answer).toEqual({ ok: false, reason: 'throttled', retryAfterSeconds: 90 });
  });
});

describe('guesses', () => {
  it('V7 H10 A18 share one counter, however parallel and over however many processes', async () => {
    const harness = setUp();
    const { userId, code, wrong } = await enrollEarlier(harness);
    const processes = [harness.watchword, harness.another(), harness.another(), harness.another()];
    const guess = wrong();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        processes[n % 4]!.verify({ userId, code: guess }).catch((error: unknown) => {
          if (error instanceof WatchwordError && error.code === 'contention') return 'contention';
          throw error;
        }),
      ),
    );
    const evaluated = answers.filter(
      (answer) => typeof answer === 'object' && 'reason' in answer && answer.reason === 'wrong-code',
    );
    expect(evaluated).toHaveLength(6);
    for (const process of processes) {
      expect(await process.verify({ userId, code: code() })).toMatchObject({ reason: 'throttled' });
    }
  });

  it('A19 are counted for good, whatever becomes of the request', async () => {
    const harness = setUp();
    const enrolled = await enrollEarlier(harness);
    for (let n = 0; n < 6; n += 1) {
      const request = harness.watchword.verify({ userId: 'alice', code: enrolled.wrong() }).then(() => {
        throw new Error('rolled back');
      });
      await expect(request).rejects.toThrow('rolled back');
    }
    const second = harness.another();
    expect(await second.verify({ userId: 'alice', code: enrolled.code() })).toMatchObject({ reason: 'throttled' });
  });

  it('A20 A21 stay counted whatever is begun, asked, or sent from elsewhere', async () => {
    const harness = setUp();
    const enrolled = await enrollEarlier(harness);
    const { userId, wrong, code, deviceId } = enrolled;
    const user = { id: userId, name: userId };
    for (let n = 0; n < 6; n += 1) {
      const context = { ip: `2001:db8::${n}`, userAgent: `agent ${n}`, channel: n % 2 === 0 ? 'web' : 'ssh' };
      await harness.watchword.verify({ userId, code: wrong(), context });
      await harness.watchword.beginEnrollment({ user });
      await harness.watchword.confirmEnrollment({ user, enrollmentId: deviceId, code: code() });
      await harness.watchword.verify({ userId, code: 'not a code' });
      await harness.watchword.status({ userId });
      await harness.watchword.eligibility({ user });
    }
    expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({ reason: 'throttled' });
  });

  it('A21 of one user leave the others alone', async () => {
    const harness = setUp();
    const alice = await enrollEarlier(harness, 'alice');
    const bob = await enrollEarlier(harness, 'bob');
    for (let n = 0; n < 7; n += 1) await harness.watchword.verify({ userId: 'alice', code: alice.wrong() });
    expect(await harness.watchword.verify({ userId: 'bob', code: bob.code() })).toMatchObject({
      ok: true,
      failuresSinceLastSuccess: 0,
    });
  });
});

describe('disabling', () => {
  it('N7 is for good: neither the right code nor time revives a device', async () => {
    const harness = setUp();
    const enrolled = await enrollEarlier(harness);
    const { userId, code } = enrolled;
    await fail(harness, enrolled, 50);
    for (const seconds of [0, 3600, 365 * 86_400]) {
      harness.clock.advance(seconds);
      expect(await harness.watchword.verify({ userId, code: code() })).toEqual({ ok: false, reason: 'disabled' });
    }
    expect(await harness.watchword.status({ userId })).toMatchObject({
      disabled: true,
      devices: [{ id: enrolled.deviceId }],
    });
  });

  it('N7 A30 does not open the way to a new device', async () => {
    const harness = setUp();
    const enrolled = await enrollEarlier(harness);
    await fail(harness, enrolled, 50);
    const user = { id: 'alice', name: 'alice' };
    expect(await harness.watchword.beginEnrollment({ user })).toEqual({ ok: false, reason: 'authorization-required' });
  });

  it('N8 takes failures in a row: a success clears them', async () => {
    const harness = setUp();
    const enrolled = await enrollEarlier(harness);
    const { userId, code } = enrolled;
    for (let round = 0; round < 2; round += 1) {
      await fail(harness, enrolled, 49);
      const answer = await harness.watchword.verify({ userId, code: code() });
      expect(answer).toMatchObject({ ok: true, failuresSinceLastSuccess: 49 });
      harness.clock.advance(30);
    }
    expect(await harness.watchword.status({ userId })).toMatchObject({ disabled: false });
  });

  it('N10 is not brought nearer by used codes', async () => {
    const harness = setUp();
    const { userId, code } = await enrollEarlier(harness);
    await harness.watchword.verify({ userId, code: code() });
    for (let n = 0; n < 150; n += 1) {
      expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({ reason: 'already-used' });
    }
    harness.clock.advance(30);
    expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({
      ok: true,
      failuresSinceLastSuccess: 0,
    });
  });
});
