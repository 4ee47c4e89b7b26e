import { describe, expect, it } from 'vitest';
import { commit, eventsFrom, wholeHistory, wholeList } from './changes.ts';
import { type MakeStore, withStore } from './store.ts';

const folded = [
  'alice',
  'Alice',
  'ALICE',
  'Älice',
  'A\u0308lice',
  'álice',
  'alice ',
  ' alice',
  'alice\u00a0',
  'alice\u200b',
];
const syntax = [
  '}',
  '{',
  '}{',
  'alice}',
  '{alice}',
  '%',
  '_',
  '*',
  'ali%',
  '?',
  '$1',
  ':alice',
  "o'hara",
  '"',
  '`',
  '\\',
  '--',
];
const values = [
  '0',
  '00',
  '0.0',
  '1000',
  '1e3',
  '0x3e8',
  'null',
  'NULL',
  'undefined',
  'true',
  '__proto__',
  'constructor',
];
const scripts = [
  'ß',
  'ss',
  'ﬁ',
  'fi',
  'ı',
  'i',
  'I',
  'İ',
  'ＡＬＩＣＥ',
  '😀',
  '👩‍💻',
  '\u{10ffff}',
  '日本語',
  'e\u0301',
  '\u00e9',
];
const longest = [
  'x'.repeat(255),
  `${'x'.repeat(254)}y`,
  `${'é'.repeat(127)}e`,
  '😀'.repeat(63),
  '../../etc/passwd',
  'a/b',
];

/** Ids that some store has taken for one another, cut, or read as syntax. Each is somebody. */
const hostileIds = [folded, syntax, values, scripts, longest].flat();

/** User ids are compared byte for byte. */
export function userIdContract(makeStore: MakeStore): void {
  describe('user ids', () => {
    it(
      'A14 A21 are never taken for one another',
      withStore(makeStore, async (store) => {
        const storage = await store.connect();
        for (const [place, userId] of hostileIds.entries()) {
          expect([userId, await storage.load(userId)]).toEqual([userId, undefined]);
          await commit(storage, { userId, account: String(place), events: eventsFrom(place, 1) });
        }
        for (const [place, userId] of hostileIds.entries()) {
          const kept = [userId, (await storage.load(userId))?.account, ...(await wholeHistory(storage, userId))];
          expect(kept).toEqual([userId, String(place), String(place)]);
        }
      }),
    );

    it(
      'are all listed, each once, as they are',
      withStore(makeStore, async (store) => {
        const storage = await store.connect();
        for (const userId of hostileIds) await commit(storage, { userId });
        for (const limit of [1, 7, 1000]) {
          expect((await wholeList(storage, limit)).toSorted()).toEqual(hostileIds.toSorted());
        }
      }),
    );
  });
}
