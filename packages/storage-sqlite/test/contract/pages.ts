import { describe, expect, it } from 'vitest';
import { allPages, change, commit, eventsFrom, failureCode, wholeHistory, wholeList } from './changes.ts';
import { type MakeStore, withStore } from './store.ts';

const notLimits = [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '10', null, undefined, {}, [5], 10n];
const notCursors = [
  '',
  '0',
  '-1',
  '1.5',
  '1 ',
  ' 1',
  '1e3',
  '٣',
  'YWxpY2',
  'YWxpY2U=',
  '!',
  '\u0000',
  'x'.repeat(5000),
  7,
  null,
  {},
  ['1'],
];

/** History and list: order, pages, trimming, and what no page was ever asked for with. */
export function pageContract(makeStore: MakeStore): void {
  const onStore = (test: Parameters<typeof withStore>[1]) => withStore(makeStore, test);

  describe('history', () => {
    it(
      'gives events newest first, in the order of their commits whatever their times say',
      onStore(async (store) => {
        const storage = await store.connect();
        const { next } = await commit(storage, { events: [...eventsFrom(5, 2), ...eventsFrom(1, 1)] });
        await commit(storage, { expected: next, events: eventsFrom(3, 1) });
        expect(await wholeHistory(storage)).toEqual(['3', '1', '6', '5']);
      }),
    );

    it.each([
      { events: 0, limit: 3, pages: 1 },
      { events: 3, limit: 3, pages: 1 },
      { events: 4, limit: 3, pages: 2 },
      { events: 6, limit: 3, pages: 2 },
      { events: 7, limit: 1, pages: 7 },
    ])('gives $events events in $pages pages of $limit', ({ events, limit, pages }) =>
      onStore(async (store) => {
        const storage = await store.connect();
        await commit(storage, { events: eventsFrom(1, events) });
        await commit(storage, { userId: 'bob', events: eventsFrom(50, 9) });
        const read = await allPages((before) =>
          storage.history({ userId: 'alice', limit, ...(before === undefined ? {} : { before }) }),
        );
        expect(read).toEqual({ pages, items: Array.from({ length: events }, (_, index) => String(events - index)) });
      })(),
    );

    it(
      'goes on where it ended, whatever is added and dropped meanwhile',
      onStore(async (store) => {
        const storage = await store.connect();
        const { next } = await commit(storage, { events: eventsFrom(1, 5) });
        const first = await storage.history({ userId: 'alice', limit: 2 });
        await commit(storage, { expected: next, events: eventsFrom(6, 3), keepSince: 2000 });
        const second = await storage.history({ userId: 'alice', limit: 2, before: first.next ?? '' });
        expect([first.items, second.items]).toEqual([
          ['5', '4'],
          ['3', '2'],
        ]);
        expect(second.next).toBeUndefined();
      }),
    );

    it(
      'drops what is older than keepSince, of this user, by age and never by number',
      onStore(async (store) => {
        const storage = await store.connect();
        const { next } = await commit(storage, { events: [...eventsFrom(7, 1), ...eventsFrom(1, 300)] });
        await commit(storage, { userId: 'bob', events: eventsFrom(1, 3) });
        await commit(storage, { expected: next, events: eventsFrom(301, 1), keepSince: 8000 });
        const kept = await wholeHistory(storage);
        expect([kept.length, kept.at(0), kept.at(-1)]).toEqual([294, '301', '8']);
        expect(await wholeHistory(storage, 'bob')).toEqual(['3', '2', '1']);
      }),
    );

    it(
      'keeps every text as it is',
      onStore(async (store) => {
        const storage = await store.connect();
        const event = JSON.stringify({ userAgent: '\u0000 \ud800 \udfff \u2028 <script> 😀' });
        await commit(storage, { events: [{ at: 1, event }] });
        expect(await wholeHistory(storage)).toEqual([event]);
      }),
    );

    it(
      'gets nothing from a commit that lost',
      onStore(async (store) => {
        const storage = await store.connect();
        await commit(storage, { events: eventsFrom(1, 1) });
        expect(await storage.commit(change({ events: eventsFrom(2, 5), keepSince: 9e12 }))).toBe(false);
        expect(await wholeHistory(storage)).toEqual(['1']);
      }),
    );

    it(
      'refuses what is no cursor and no limit',
      onStore(async (store) => {
        const storage = await store.connect();
        const read = (query: object) => failureCode(storage.history({ userId: 'alice', limit: 1, ...query }));
        for (const before of notCursors) expect([before, await read({ before })]).toEqual([before, 'misuse']);
        for (const limit of notLimits) expect([limit, await read({ limit })]).toEqual([limit, 'misuse']);
      }),
    );
  });

  describe('list', () => {
    it.each([
      { users: 0, limit: 3, pages: 1 },
      { users: 3, limit: 3, pages: 1 },
      { users: 7, limit: 3, pages: 3 },
    ])('gives $users users in $pages pages of $limit, in a stable order', ({ users, limit, pages }) =>
      onStore(async (store) => {
        const storage = await store.connect();
        for (let user = 0; user < users; user += 1) await commit(storage, { userId: `user ${user}` });
        const read = await allPages((after) => storage.list({ limit, ...(after === undefined ? {} : { after }) }));
        expect([read.pages, new Set(read.items).size, read.items.length]).toEqual([pages, users, users]);
        expect(await wholeList(storage)).toEqual(read.items);
      })(),
    );

    it(
      'goes on where it ended, also if the user there has been erased',
      onStore(async (store) => {
        const storage = await store.connect();
        for (const userId of ['a', 'b', 'c', 'd']) await commit(storage, { userId, next: `${userId}1` });
        const first = await storage.list({ limit: 2 });
        const last = first.items.at(-1) ?? '';
        await commit(storage, { userId: last, expected: `${last}1`, account: null });
        const second = await storage.list({ limit: 2, after: first.next ?? '' });
        expect([...first.items, ...second.items].toSorted()).toEqual(['a', 'b', 'c', 'd']);
        expect(second.next).toBeUndefined();
      }),
    );

    it(
      'refuses what is no cursor and no limit',
      onStore(async (store) => {
        const storage = await store.connect();
        const read = (query: object) => failureCode(storage.list({ limit: 1, ...query }));
        for (const after of ['', 7, null, {}, ['1']]) expect([after, await read({ after })]).toEqual([after, 'misuse']);
        for (const limit of notLimits) expect([limit, await read({ limit })]).toEqual([limit, 'misuse']);
      }),
    );
  });

  it(
    'a page is bounded, whatever limit is asked for',
    onStore(async (store) => {
      const storage = await store.connect();
      await commit(storage, { events: eventsFrom(1, 2500) });
      const { items, next } = await storage.history({ userId: 'alice', limit: 1_000_000_000 });
      expect(items.length).toBeLessThanOrEqual(1000);
      expect(next).toBeDefined();
      expect(await wholeHistory(storage, 'alice', Number.MAX_SAFE_INTEGER)).toHaveLength(2500);
    }),
  );
}
