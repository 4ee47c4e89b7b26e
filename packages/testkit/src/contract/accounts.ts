import { deepEqual, equal } from 'node:assert/strict';
import { change, commit, eventsFrom, revision, wholeHistory } from './changes.ts';
import { assertNone, assertStored } from './stored.ts';
import type { Suite } from './suite.ts';

/** One caller at a time: what is kept, replaced and refused. */
export function accountContract({ describe, it }: Suite): void {
  describe('an account', () => {
    it('is undefined until it is created, and then what was committed', async (store) => {
      const storage = await store.connect();
      await assertNone(storage);
      await assertStored(storage, await commit(storage, { account: '{"schema":1}' }));
    });

    it('is replaced at the revision that is stored, and at no other', async (store) => {
      const storage = await store.connect();
      const { next } = await commit(storage, { account: '1' });
      equal(await storage.commit(change({ expected: revision(), account: '2' })), false);
      const third = await commit(storage, { expected: next, account: '3' });
      equal(await storage.commit(change({ expected: next, account: '4' })), false);
      await assertStored(storage, third);
    });

    it('A14 is not created over one that exists', async (store) => {
      const storage = await store.connect();
      const first = await commit(storage, { account: 'first' });
      equal(await storage.commit(change({ account: 'second', events: eventsFrom(1, 1) })), false);
      await assertStored(storage, first);
      deepEqual(await wholeHistory(storage), []);
    });

    it('is not created by a change that expects one', async (store) => {
      const storage = await store.connect();
      equal(await storage.commit(change({ expected: revision(), events: eventsFrom(1, 1) })), false);
      await assertNone(storage);
      deepEqual([await wholeHistory(storage), (await storage.list({ limit: 1 })).items], [[], []]);
    });

    it('A19 is seen by another connection as soon as its commit is acknowledged', async (store) => {
      const [writer, reader] = [await store.connect(), await store.connect()];
      const first = await commit(writer, { account: 'failures: 1' });
      await assertStored(reader, first);
      await assertStored(reader, await commit(writer, { expected: first.next, account: 'failures: 2' }));
    });
  });
}
