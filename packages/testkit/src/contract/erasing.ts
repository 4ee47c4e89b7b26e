import { deepEqual, equal } from 'node:assert/strict';
import { change, commit, eventsFrom, revision, wholeHistory, wholeList } from './changes.ts';
import { assertNone, assertStored } from './stored.ts';
import type { Suite } from './suite.ts';

/** What becomes of a user who leaves. */
export function erasureContract({ describe, it }: Suite): void {
  describe('erasing', () => {
    it('N16 takes the account and its events, and nobody else’s', async (store) => {
      const storage = await store.connect();
      const { next } = await commit(storage, { events: eventsFrom(1, 2) });
      await commit(storage, { userId: 'bob', events: eventsFrom(3, 1) });
      await commit(storage, { expected: next, account: null, events: eventsFrom(9, 1) });
      await assertNone(storage);
      deepEqual([await wholeHistory(storage), await wholeHistory(storage, 'bob')], [[], ['3']]);
      deepEqual(await wholeList(storage), ['bob']);
    });

    it('does nothing at another revision', async (store) => {
      const storage = await store.connect();
      const kept = await commit(storage, { events: eventsFrom(1, 1) });
      equal(await storage.commit(change({ expected: revision(), account: null })), false);
      equal(await storage.commit(change({ account: null })), false);
      await assertStored(storage, kept);
      deepEqual(await wholeHistory(storage), ['1']);
    });

    it('leaves nothing to an account that is made anew', async (store) => {
      const storage = await store.connect();
      const { next } = await commit(storage, { account: 'old', events: eventsFrom(1, 2) });
      await commit(storage, { expected: next, account: null });
      await assertStored(storage, await commit(storage, { account: 'new', events: eventsFrom(3, 1) }));
      deepEqual([await wholeHistory(storage), await wholeList(storage)], [['3'], ['alice']]);
    });

    it('A8 ends every revision from before: a late commit does not reach the account made anew', async (store) => {
      const storage = await store.connect();
      const { next: old } = await commit(storage, { account: 'old secret' });
      await commit(storage, { expected: old, account: null });
      equal(await storage.commit(change({ expected: old, account: 'old secret again' })), false);
      const anew = await commit(storage, { account: 'new secret' });
      equal(await storage.commit(change({ expected: old, account: 'old secret again' })), false);
      equal(await storage.commit(change({ expected: old, account: null })), false);
      await assertStored(storage, anew);
    });
  });
}
