import { type Page, pageOf, pageSize, type Storage, userCursor } from '@watchword/core/storage';
import { bucketCount, bucketOf, usersKey } from '../keys.ts';
import { schemaVersion } from '../schema/schema.ts';
import { answerOf } from '../scripts/answer.ts';
import { run } from '../scripts/script.ts';
import { listScript } from '../scripts/scripts.ts';
import type { Store } from '../store.ts';

/** How many buckets are asked at the same time, at most. */
const widest = 64;

/**
 * A page of all user ids, bucket after bucket, each in the order of its bytes. A large store fills a page from its first bucket;
 * in a small one most buckets are empty, so each time more of them are asked at once.
 */
export async function list(store: Store, query: Parameters<Storage['list']>[0]): Promise<Page<string>> {
  const size = pageSize(query.limit);
  const after = query.after === undefined ? undefined : userCursor.read(query.after);
  const found: string[] = [];
  let first = after === undefined ? 0 : bucketOf(after);
  for (let width = 1; first < bucketCount && found.length <= size; width = Math.min(2 * width, widest)) {
    const buckets = range(first, Math.min(first + width, bucketCount));
    const wanted = size + 1 - found.length;
    const start = (bucket: number) => (after !== undefined && bucketOf(after) === bucket ? after : '');
    const pages = await Promise.all(buckets.map((bucket) => usersOf(store, bucket, start(bucket), wanted)));
    found.push(...pages.flat());
    first += buckets.length;
  }
  return pageOf(found, size, { item: (userId) => userId, cursor: userCursor.of });
}

/** The users of a bucket whose ids come after a text. */
async function usersOf(
  { connector, prefix, name }: Store,
  bucket: number,
  after: string,
  count: number,
): Promise<readonly string[]> {
  const args = [String(schemaVersion), after, String(count)];
  const [reply] = await run(connector, listScript, { keys: [usersKey(prefix, bucket)], args });
  return answerOf(reply, { users: 'any' }, name).texts;
}

function range(first: number, end: number): readonly number[] {
  return Array.from({ length: end - first }, (_, place) => first + place);
}
