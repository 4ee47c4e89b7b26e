import { deepEqual } from 'node:assert/strict';
import { commit, wholeHistory } from './changes.ts';
import { assertStored } from './stored.ts';
import type { Suite } from './suite.ts';

/** What a device name or a user agent may hold: refused by jsonb, cut at NUL, or read as syntax somewhere. */
const hostile =
  '\u0000 \ud800 \udfff \udc00\ud800 \u2028 \r\n \\u0000 "\\\' %s ? $1 :a {{ <script> é e\u0301 😀 \u{10ffff}';

/** Texts are core's: a store gives them back as they were. */
export function textContract({ describe, it, sizes }: Suite): void {
  describe('a text', () => {
    it('of an account comes back as it was, NUL and lone surrogates included', async (store) => {
      const storage = await store.connect();
      await assertStored(storage, await commit(storage, { account: JSON.stringify({ name: hostile }) }));
    });

    it('of an event comes back as it was, NUL and lone surrogates included', async (store) => {
      const storage = await store.connect();
      const events = [JSON.stringify({ userAgent: hostile }), '{}', '" '].map((event) => ({ at: 1, event }));
      await commit(storage, { events });
      deepEqual(await wholeHistory(storage), events.map(({ event }) => event).toReversed());
    });

    for (const bytes of accountSizes(sizes.largestAccountBytes)) {
      it(`of an account of ${bytes} bytes comes back whole, after it was made and after it was replaced`, async (store) => {
        const storage = await store.connect();
        const made = await commit(storage, { account: textOf(bytes, 'ä') });
        await assertStored(storage, made);
        await assertStored(storage, await commit(storage, { expected: made.next, account: textOf(bytes, '😀') }));
      });
    }
  });
}

/** From 1 KiB on, each 32 times the one before, and the largest. */
function accountSizes(largest: number): readonly number[] {
  return [...[2 ** 10, 2 ** 15].filter((bytes) => bytes < largest), largest];
}

/** A JSON text of exactly so many bytes of UTF-8, most of them in characters of several bytes. */
function textOf(bytes: number, character: string): string {
  const inside = Math.max(0, bytes - 2);
  const count = Math.floor(inside / Buffer.byteLength(character));
  return `"${'x'.repeat(inside - count * Buffer.byteLength(character))}${character.repeat(count)}"`;
}
