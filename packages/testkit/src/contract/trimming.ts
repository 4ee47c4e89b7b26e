import { deepEqual } from 'node:assert/strict';
import { commit, eventsFrom, wholeHistory } from './changes.ts';
import type { Suite } from './suite.ts';

/** What is dropped for its age. */
export function eventTrimContract({ it }: Suite): void {
  it('N15 drops what is older than keepSince, of this user, by age and never by number', async (store) => {
    const storage = await store.connect();
    const { next } = await commit(storage, { events: [...eventsFrom(7, 1), ...eventsFrom(1, 300)] });
    await commit(storage, { userId: 'bob', events: eventsFrom(1, 3) });
    await commit(storage, { expected: next, events: eventsFrom(301, 1), keepSince: 8000 });
    const kept = await wholeHistory(storage);
    deepEqual([kept.length, kept.at(0), kept.at(-1)], [294, '301', '8']);
    deepEqual(await wholeHistory(storage, 'bob'), ['3', '2', '1']);
  });

  it('N15 keeps an event of exactly keepSince', async (store) => {
    const storage = await store.connect();
    const { next } = await commit(storage, { events: eventsFrom(1, 3) });
    await commit(storage, { expected: next, keepSince: 2000 });
    deepEqual(await wholeHistory(storage), ['3', '2']);
  });
}
