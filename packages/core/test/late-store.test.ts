import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryStorage } from '../src/index.ts';
import { failureOf } from './support/failures.ts';
import { enrollEarlier, setUp } from './support/harness.ts';
import { intercepted } from './support/intercepted-storage.ts';

afterEach(() => vi.useRealTimers());

describe('a store that answers late', () => {
  it('A9 denies after ten seconds, and holds nobody up who comes after', async () => {
    const storage = intercepted(memoryStorage());
    const harness = setUp({ storage });
    const { code } = await enrollEarlier(harness);
    const verify = () => harness.watchword.verify({ userId: 'alice', code: code() });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    storage.taps.load = () => new Promise(() => undefined);
    const late = failureOf(verify);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await late).toMatchObject({ code: 'storage', retryable: true });
    storage.taps.load = undefined;
    expect(await verify()).toMatchObject({ ok: true });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('A9 A10 denies a commit that comes too late, and the code is spent if it came at all', async () => {
    const storage = intercepted(memoryStorage());
    const harness = setUp({ storage });
    const { code } = await enrollEarlier(harness);
    const verify = () => harness.watchword.verify({ userId: 'alice', code: code() });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    storage.taps.commit = async (next) => {
      await next();
      return new Promise(() => undefined);
    };
    const late = failureOf(verify);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await late).toMatchObject({ code: 'storage' });
    storage.taps.commit = undefined;
    expect(await verify()).toMatchObject({ ok: false, reason: 'already-used' });
  });
});
