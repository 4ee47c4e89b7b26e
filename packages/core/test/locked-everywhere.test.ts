import { describe, expect, it } from 'vitest';
import { memoryStorage, type Watchword } from '../src/index.ts';
import { type Enrolled, enrollEarlier, type Harness, setUp } from './support/harness.ts';
import { intercepted } from './support/intercepted-storage.ts';

/** Guesses until the devices are disabled, which no policy may put off beyond 100 failures. */
async function guessUntilDisabled({ watchword, clock }: Harness, { userId, wrong }: Enrolled): Promise<void> {
  for (let guess = 0; guess < 100; guess += 1) {
    const answer = await watchword.verify({ userId, code: wrong() });
    if (!answer.ok && answer.reason === 'disabled') return;
    if (!answer.ok && answer.reason === 'wrong-code') clock.advance(answer.retryAfterSeconds);
  }
  throw new Error('A hundred failures did not disable the devices.');
}

async function entries(watchword: Watchword, { userId, deviceId, code }: Enrolled) {
  const user = { id: userId, name: userId };
  const channels = ['web', 'ssh', 'api'].map((channel) => ({ userId, code: code(), context: { channel } }));
  return [
    ...(await Promise.all(channels.map((input) => watchword.verify(input)))),
    await watchword.beginEnrollment({ user }),
    await watchword.confirmEnrollment({ user, enrollmentId: `not-${deviceId}`, code: code() }),
  ];
}

describe('what is locked', () => {
  it('A24 is locked at every entry, in every process', async () => {
    const harness = setUp();
    const enrolled = await enrollEarlier(harness);
    await guessUntilDisabled(harness, enrolled);
    // After the last wait: what refuses now is the lock, and nothing else.
    harness.clock.advance(86_400);
    for (const watchword of [harness.watchword, harness.another()]) {
      for (const answer of await entries(watchword, enrolled)) expect(answer).toMatchObject({ ok: false });
      expect(await watchword.status({ userId: enrolled.userId })).toMatchObject({ disabled: true });
    }
  });

  it('A24 is locked for a right code whose check had begun before', async () => {
    const storage = intercepted(memoryStorage());
    const harness = setUp({ storage });
    const enrolled = await enrollEarlier(harness);
    const { userId, code } = enrolled;
    const late = harness.another();
    storage.taps.commit = async (next) => {
      storage.taps.commit = undefined;
      await guessUntilDisabled(harness, enrolled);
      return next();
    };
    expect(await late.verify({ userId, code: code() })).toMatchObject({ ok: false, reason: 'disabled' });
    expect(await harness.watchword.status({ userId })).toMatchObject({ disabled: true });
  });

  it('A24 is locked for a right code that another process is made to wait with', async () => {
    const harness = setUp();
    const enrolled = await enrollEarlier(harness);
    const { userId, code, wrong } = enrolled;
    const challenges = [harness.another(), harness.another()];
    let waiting = false;
    for (let guess = 0; guess < 100 && !waiting; guess += 1) {
      const answer = await harness.watchword.verify({ userId, code: wrong() });
      waiting = !answer.ok && answer.reason === 'throttled';
    }
    for (const watchword of challenges) {
      expect(await watchword.verify({ userId, code: code() })).toMatchObject({ ok: false, reason: 'throttled' });
    }
  });
});
