import { deepEqual } from 'node:assert/strict';
import { commit, wholeHistory } from './changes.ts';
import { assertStored } from './stored.ts';
import type { Suite } from './suite.ts';

/** What is handed out can be changed by anybody; what is stored only by a commit. */
export function copyContract({ describe, it }: Suite): void {
  describe('a copy', () => {
    it('A1 is what load gives: changing it changes nothing that is stored', async (store) => {
      const storage = await store.connect();
      const kept = await commit(storage);
      Object.assign((await storage.load('alice')) ?? {}, { revision: 'forged', account: 'forged' });
      await assertStored(storage, kept);
    });

    it('A1 is what history gives, and what commit keeps', async (store) => {
      const storage = await store.connect();
      const events = [{ at: 1000, event: '1' }];
      const { next } = await commit(storage, { events });
      Object.assign(events[0] ?? {}, { at: 1, event: 'forged' });
      events.push({ at: 1000, event: 'forged' });
      ((await storage.history({ userId: 'alice', limit: 9 })).items as string[]).push('forged');
      await commit(storage, { expected: next, keepSince: 500 });
      deepEqual(await wholeHistory(storage), ['1']);
    });
  });
}
