import { type Cursor, type Page, pageOf, pageSize, type Storage, WatchwordError } from '@watchword/core/storage';
import { userKeys } from '../keys.ts';
import { schemaVersion } from '../schema/schema.ts';
import { answerOf } from '../scripts/answer.ts';
import { run } from '../scripts/script.ts';
import { historyScript } from '../scripts/scripts.ts';
import type { Store } from '../store.ts';

/** A page of the events of a user, the newest first. */
export async function history(store: Store, query: Parameters<Storage['history']>[0]): Promise<Page<string>> {
  const size = pageSize(query.limit);
  const end = query.before === undefined ? '+' : `(${entryId(query.before)}`;
  const { users, events } = userKeys(store.prefix, query.userId);
  const args = [String(schemaVersion), end, String(size + 1)];
  const [reply] = await run(store.connector, historyScript, { keys: [users, events], args });
  const { texts } = answerOf(reply, { events: 'any' }, store.name);
  return pageOf(pairs(texts), size, { item: ([, event]) => event, cursor: ([id]) => id });
}

/** A page ends at an entry of the stream. */
function entryId(cursor: Cursor): string {
  if (typeof cursor === 'string' && /^[1-9]\d{0,14}-\d{1,15}$/.test(cursor)) return cursor;
  throw new WatchwordError('misuse', 'before must be the next of an earlier page of history, unchanged.');
}

function pairs(texts: readonly string[]): readonly (readonly [id: string, event: string])[] {
  const ids = texts.filter((_, place) => place % 2 === 0);
  return ids.map((id, place) => [id, texts[2 * place + 1] as string]);
}
