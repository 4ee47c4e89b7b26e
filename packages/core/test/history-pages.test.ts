import { describe, expect, it } from 'vitest';
import { failureOf } from './support/failures.ts';
import { type Harness, setUp } from './support/harness.ts';
import { linkDevice } from './support/linked.ts';

/** So many events, the newest with the highest number of failures. */
async function withEvents(count: number, harness: Harness = setUp(), userId = 'alice'): Promise<Harness> {
  const { wrong } = await linkDevice(harness, { userId });
  const { events } = await harness.watchword.history({ userId });
  for (let n = events.length; n < count; n += 1) {
    const answer = await harness.watchword.verify({ userId, code: wrong() });
    harness.clock.advance(answer.ok || !('retryAfterSeconds' in answer) ? 0 : answer.retryAfterSeconds);
  }
  return harness;
}

describe('a page of history', () => {
  it.each([1, 2, 3, 7, 1000])('N15 of %i events at a time leaves none out and repeats none', async (limit) => {
    const { watchword } = await withEvents(17);
    const all = await watchword.history({ userId: 'alice', limit: 1000 });
    const collected: unknown[] = [];
    let before: string | undefined;
    do {
      const page = await watchword.history({ userId: 'alice', limit, before });
      expect(page.events.length).toBeLessThanOrEqual(limit);
      collected.push(...page.events);
      before = page.next;
    } while (before !== undefined);
    expect(collected).toEqual(all.events);
  });

  it('N15 has 50 events unless it is asked for others', async () => {
    const { watchword } = await withEvents(54);
    const first = await watchword.history({ userId: 'alice' });
    expect(first.events).toHaveLength(50);
    const second = await watchword.history({ userId: 'alice', before: first.next });
    expect(second.events.length).toBeGreaterThanOrEqual(4);
    expect(second).not.toHaveProperty('next');
  });

  it('N15 is not moved by what happens while somebody reads', async () => {
    const harness = await withEvents(8);
    const all = await harness.watchword.history({ userId: 'alice' });
    const first = await harness.watchword.history({ userId: 'alice', limit: 4 });
    await harness.watchword.verify({ userId: 'alice', code: '00000000' });
    const second = await harness.watchword.history({ userId: 'alice', limit: 4, before: first.next });
    expect([...first.events, ...second.events]).toEqual(all.events.slice(0, 8));
  });

  it('A14 N15 is of its own user, whose ever the cursor was', async () => {
    const harness = await withEvents(8);
    await withEvents(5, harness, 'bob');
    const { next } = await harness.watchword.history({ userId: 'bob', limit: 1 });
    const page = await harness.watchword.history({ userId: 'alice', before: next });
    expect(page.events.map(({ userId }) => userId)).not.toContain('bob');
    expect(await harness.watchword.history({ userId: 'ALICE' })).toEqual({ events: [] });
  });

  it.each(['', 7, null, 'a\0b', '\ud800', 'x'.repeat(256), ['alice']])('A41 is of no user %j', async (userId) => {
    const { watchword } = setUp();
    const failure = await failureOf(() => watchword.history({ userId: userId as string }));
    expect(failure.code).toBe('invalid-user-id');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 1001, null])('A41 has no limit of %s', async (limit) => {
    const { watchword } = setUp();
    const failure = await failureOf(() => watchword.history({ userId: 'alice', limit: limit as number }));
    expect(failure.code).toBe('misuse');
  });
});
