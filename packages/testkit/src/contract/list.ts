import { deepEqual, equal, ok } from 'node:assert/strict';
import { assertRefused, foreignCursors, pageOrMisuse } from './bad-queries.ts';
import { allPages, change, commit, wholeList } from './changes.ts';
import type { Suite } from './suite.ts';

const shapes = [
  { users: 0, limit: 3, pages: 1 },
  { users: 3, limit: 3, pages: 1 },
  { users: 7, limit: 3, pages: 3 },
  { users: 4, limit: 1, pages: 4 },
];

/** The ids of all users. */
export function listContract(suite: Suite): void {
  suite.describe('list', () => {
    listPages(suite);
    listCursors(suite);
  });
}

function listPages({ it }: Suite): void {
  for (const { users, limit, pages } of shapes) {
    it(`gives ${users} users in ${pages} pages of ${limit}, in a stable order`, async (store) => {
      const storage = await store.connect();
      for (let user = 0; user < users; user += 1) await commit(storage, { userId: `user ${user}` });
      const read = await allPages((after) => storage.list({ limit, ...(after !== undefined && { after }) }));
      deepEqual([read.pages, new Set(read.items).size, read.items.length], [pages, users, users]);
      deepEqual(await wholeList(storage), read.items);
    });
  }

  it('gives at most 1000 users at once, whatever limit is asked for', async (store) => {
    const storage = await store.connect();
    const users = Array.from({ length: 1100 }, (_, user) => change({ userId: `user ${user}` }));
    deepEqual(new Set(await Promise.all(users.map((user) => storage.commit(user)))), new Set([true]));
    ok((await storage.list({ limit: 1_000_000_000 })).items.length <= 1000);
    equal(new Set(await wholeList(storage, Number.MAX_SAFE_INTEGER)).size, 1100);
  });
}

function listCursors({ it }: Suite): void {
  it('goes on where it ended, also if the user there has been erased', async (store) => {
    const storage = await store.connect();
    for (const userId of ['a', 'b', 'c', 'd']) await commit(storage, { userId, next: `${userId}1` });
    const first = await storage.list({ limit: 2 });
    const last = first.items.at(-1) ?? '';
    await commit(storage, { userId: last, expected: `${last}1`, account: null });
    const second = await storage.list({ limit: 2, after: first.next ?? '' });
    deepEqual([...first.items, ...second.items].toSorted(), ['a', 'b', 'c', 'd']);
    equal(second.next, undefined);
  });

  it('gives users and nothing else, whatever cursor it is given', async (store) => {
    const storage = await store.connect();
    for (const userId of ['a', 'b']) await commit(storage, { userId });
    for (const after of foreignCursors) {
      const items = await pageOrMisuse(storage.list({ limit: 9, after }));
      deepEqual(
        items.filter((userId) => !['a', 'b'].includes(userId)),
        [],
      );
    }
  });

  it('refuses what is no cursor and no limit', async (store) => {
    const storage = await store.connect();
    await commit(storage);
    await assertRefused('after', (query) => storage.list({ limit: 1, ...query }));
  });
}
