import { deepEqual, equal } from 'node:assert/strict';
import { commit, eventsFrom, wholeHistory } from './changes.ts';
import { assertStored } from './stored.ts';
import type { Suite } from './suite.ts';

/** A driver that got no reply sends a commit once more. */
export function resendContract({ describe, it }: Suite): void {
  describe('a commit that is sent again', () => {
    it('A10 answers true and changes nothing', async (store) => {
      const storage = await store.connect();
      const created = await commit(storage, { events: eventsFrom(1, 2) });
      equal(await storage.commit(created), true);
      const replaced = await commit(storage, { expected: created.next, events: eventsFrom(3, 1) });
      equal(await storage.commit(replaced), true);
      deepEqual(await wholeHistory(storage), ['3', '2', '1']);
    });

    it('A10 answers true on another connection too', async (store) => {
      const created = await commit(await store.connect(), { events: eventsFrom(1, 2) });
      const other = await store.connect();
      equal(await other.commit(created), true);
      deepEqual(await wholeHistory(other), ['2', '1']);
    });

    it('answers false once another commit has followed', async (store) => {
      const storage = await store.connect();
      const created = await commit(storage);
      const later = await commit(storage, { expected: created.next, account: 'later' });
      equal(await storage.commit(created), false);
      await assertStored(storage, later);
    });
  });
}
