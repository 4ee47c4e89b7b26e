import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../src/index.ts';
import { failureOf } from './support/failures.ts';
import { enrollEarlier, setUp } from './support/harness.ts';
import { intercepted } from './support/intercepted-storage.ts';

describe('history', () => {
  it('N15 answers the durable events, newest first, page by page', async () => {
    const harness = setUp();
    const { wrong } = await enrollEarlier(harness);
    for (let n = 0; n < 4; n += 1) await harness.watchword.verify({ userId: 'alice', code: wrong() });
    const all = await harness.watchword.history({ userId: 'alice' });
    const failures = all.events.map((event) => ('failures' in event ? event.failures : event.type));
    expect(failures).toEqual([4, 3, 2, 1, 'recovery-codes-issued', 'device-added', 'enrollment-begun']);
    expect(all).not.toHaveProperty('next');
    const first = await harness.watchword.history({ userId: 'alice', limit: 5 });
    const second = await harness.watchword.history({ userId: 'alice', limit: 5, before: first.next });
    expect([...first.events, ...second.events]).toEqual(all.events);
    expect(second.next).toBeUndefined();
  });

  it('N15 of a user who was never seen is empty', async () => {
    expect(await setUp().watchword.history({ userId: 'bob' })).toEqual({ events: [] });
  });

  it.each([{ limit: 0 }, { limit: 1001 }, { limit: 1.5 }, { limit: '5' }, { before: 7 }, { before: 'x'.repeat(1025) }])(
    'A41 is misuse with %j',
    async (wrong) => {
      const input = { userId: 'alice', ...wrong } as { userId: string; limit?: number; before?: string };
      expect(await failureOf(() => setUp().watchword.history(input))).toMatchObject({ code: 'misuse' });
    },
  );

  it.each(['{SECRET', '"SECRET"', 'null', '["SECRET"]', '{"at":"SECRET"}'])(
    'A9 throws if a stored event is %j, and quotes nothing of it',
    async (event) => {
      const storage = { ...intercepted(memoryStorage()), history: () => Promise.resolve({ items: [event] }) };
      const failure = await failureOf(() => setUp({ storage }).watchword.history({ userId: 'alice' }));
      expect(failure).toMatchObject({ code: 'corrupt-account' });
      expect(`${failure.message}${String(failure.cause)}`).not.toContain('SECRET');
    },
  );
});
