import { deepEqual, equal } from 'node:assert/strict';
import { commit, eventsFrom, wholeHistory, wholeList } from './changes.ts';
import { hostileIds } from './hostile-ids.ts';
import { assertNone } from './stored.ts';
import type { Suite } from './suite.ts';

/** User ids are compared byte for byte. */
export function userIdContract({ describe, it }: Suite): void {
  describe('user ids', () => {
    it('A14 A21 are never taken for one another', async (store) => {
      const storage = await store.connect();
      for (const [place, userId] of hostileIds.entries()) {
        await assertNone(storage, userId);
        await commit(storage, { userId, account: String(place), events: eventsFrom(place, 1) });
      }
      for (const [place, userId] of hostileIds.entries()) {
        const kept = [userId, (await storage.load(userId))?.account, ...(await wholeHistory(storage, userId))];
        deepEqual(kept, [userId, String(place), String(place)]);
      }
    });

    it('A14 A21 are erased one by one', async (store) => {
      const storage = await store.connect();
      const revisions = new Map<string, string>();
      for (const userId of hostileIds) revisions.set(userId, (await commit(storage, { userId })).next);
      for (const [place, userId] of hostileIds.entries()) {
        await commit(storage, { userId, expected: revisions.get(userId) ?? '', account: null });
        await assertNone(storage, userId);
        equal((await wholeList(storage)).length, hostileIds.length - place - 1);
      }
    });

    it('are all listed, each once, as they are', async (store) => {
      const storage = await store.connect();
      for (const userId of hostileIds) await commit(storage, { userId });
      for (const limit of [1, 7, 1000]) {
        deepEqual((await wholeList(storage, limit)).toSorted(), hostileIds.toSorted());
      }
    });
  });
}
