import { describe, expect, it, vi } from 'vitest';
import { keyring, memoryStorage } from '../src/index.ts';
import { fail } from './support/guessing.ts';
import { begin, enrollEarlier, setUp, testKey } from './support/harness.ts';
import { intercepted } from './support/intercepted-storage.ts';

/** Counts what a store is asked to write and how many secrets are opened. */
async function watched() {
  const storage = intercepted(memoryStorage());
  const keys = keyring(testKey);
  const opened = vi.spyOn(keys, 'open');
  const harness = setUp({ storage, keys });
  const enrolled = await enrollEarlier(harness);
  const since = () => {
    const { commits } = storage.counts;
    opened.mockClear();
    return () => ({ commits: storage.counts.commits - commits, opened: opened.mock.calls.length });
  };
  return { harness, enrolled, since };
}

describe('a refusal', () => {
  it('H9 evaluates and commits nothing while throttled or disabled', async () => {
    const { harness, enrolled, since } = await watched();
    const { userId, code, wrong } = enrolled;
    await fail(harness, enrolled, 5);
    await harness.watchword.verify({ userId, code: wrong() });
    const whileThrottled = since();
    await Promise.all([code(), wrong(), code()].map((code) => harness.watchword.verify({ userId, code })));
    expect(whileThrottled()).toEqual({ commits: 0, opened: 0 });
    harness.clock.advance(30);
    await fail(harness, enrolled, 44);
    const whileDisabled = since();
    expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({ reason: 'disabled' });
    expect(whileDisabled()).toEqual({ commits: 0, opened: 0 });
  });

  it('A41 commits nothing for a used code, a malformed one, or a user without a device', async () => {
    const { harness, enrolled, since } = await watched();
    const { userId, code } = enrolled;
    await harness.watchword.verify({ userId, code: code() });
    const counted = since();
    expect(await harness.watchword.verify({ userId, code: code() })).toMatchObject({ reason: 'already-used' });
    expect(await harness.watchword.verify({ userId, code: 'x' })).toMatchObject({ reason: 'malformed' });
    expect(await harness.watchword.verify({ userId: 'bob', code: code() })).toMatchObject({ reason: 'not-enrolled' });
    expect(counted()).toEqual({ commits: 0, opened: 1 });
  });

  it('V9 A42 is the same for an enrollment that was only begun as for none', async () => {
    const { watchword } = setUp();
    await begin(watchword, 'alice');
    const answers = await Promise.all(
      ['alice', 'nobody'].map((userId) => watchword.verify({ userId, code: '123456' })),
    );
    expect(answers).toEqual([
      { ok: false, reason: 'not-enrolled' },
      { ok: false, reason: 'not-enrolled' },
    ]);
  });
});
