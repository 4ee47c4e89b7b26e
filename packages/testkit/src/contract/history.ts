import { deepEqual, equal, ok } from 'node:assert/strict';
import { assertRefused, foreignCursors, pageOrMisuse } from './bad-queries.ts';
import { allPages, change, commit, eventsFrom, wholeHistory } from './changes.ts';
import type { Suite } from './suite.ts';
import { eventTrimContract } from './trimming.ts';

const shapes = [
  { events: 0, limit: 3, pages: 1 },
  { events: 3, limit: 3, pages: 1 },
  { events: 4, limit: 3, pages: 2 },
  { events: 6, limit: 3, pages: 2 },
  { events: 7, limit: 1, pages: 7 },
];

/** The events of one user. */
export function historyContract(suite: Suite): void {
  suite.describe('history', () => {
    historyPages(suite);
    historyCursors(suite);
    eventTrimContract(suite);
  });
}

function historyPages({ it }: Suite): void {
  it('gives events newest first, in the order of their commits whatever their times say', async (store) => {
    const storage = await store.connect();
    const { next } = await commit(storage, { events: [...eventsFrom(5, 2), ...eventsFrom(1, 1)] });
    await commit(storage, { expected: next, events: eventsFrom(3, 1) });
    deepEqual(await wholeHistory(storage), ['3', '1', '6', '5']);
  });

  for (const { events, limit, pages } of shapes) {
    it(`gives ${events} events in ${pages} pages of ${limit}`, async (store) => {
      const storage = await store.connect();
      await commit(storage, { events: eventsFrom(1, events) });
      await commit(storage, { userId: 'bob', events: eventsFrom(50, 9) });
      const read = await allPages((before) =>
        storage.history({ userId: 'alice', limit, ...(before !== undefined && { before }) }),
      );
      deepEqual(read, { items: Array.from({ length: events }, (_, index) => String(events - index)), pages });
    });
  }

  it('gets nothing from a commit that lost', async (store) => {
    const storage = await store.connect();
    await commit(storage, { events: eventsFrom(1, 1) });
    equal(await storage.commit(change({ events: eventsFrom(2, 5), keepSince: 9e12 })), false);
    deepEqual(await wholeHistory(storage), ['1']);
  });
}

function historyCursors({ it, sizes }: Suite): void {
  it('goes on where it ended, whatever is added and dropped meanwhile', async (store) => {
    const storage = await store.connect();
    const { next } = await commit(storage, { events: eventsFrom(1, 5) });
    const first = await storage.history({ userId: 'alice', limit: 2 });
    await commit(storage, { expected: next, events: eventsFrom(6, 3), keepSince: 2000 });
    const second = await storage.history({ userId: 'alice', limit: 2, before: first.next ?? '' });
    deepEqual([first.items, second.items, second.next], [['5', '4'], ['3', '2'], undefined]);
  });

  it('shows nobody else’s events, whatever cursor it is given', async (store) => {
    const storage = await store.connect();
    const mine = (await commit(storage, { events: eventsFrom(1, 5) })).events.map(({ event }) => event);
    await commit(storage, { userId: 'bob', events: eventsFrom(50, 5) });
    const { next = '' } = await storage.history({ userId: 'bob', limit: 2 });
    for (const before of [next, ...foreignCursors]) {
      const items = await pageOrMisuse(storage.history({ userId: 'alice', limit: 9, before }));
      deepEqual(
        items.filter((event) => !mine.includes(event)),
        [],
      );
    }
  });

  it('refuses what is no cursor and no limit', async (store) => {
    const storage = await store.connect();
    await commit(storage, { events: eventsFrom(1, 3) });
    await assertRefused('before', (query) => storage.history({ userId: 'alice', limit: 1, ...query }));
  });

  it('gives at most 1000 events at once, whatever limit is asked for', async (store) => {
    const storage = await store.connect();
    await commit(storage, { events: eventsFrom(1, sizes.mostEvents) });
    const { items } = await storage.history({ userId: 'alice', limit: 1_000_000_000 });
    ok(items.length <= 1000);
    equal((await wholeHistory(storage, 'alice', Number.MAX_SAFE_INTEGER)).length, sizes.mostEvents);
  });
}
