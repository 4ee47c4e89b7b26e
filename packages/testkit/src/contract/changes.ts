import { randomBytes } from 'node:crypto';
import type { Change, Page, Revision, Storage, StoredEvent } from '@watchword/core/storage';

/** More pages than any test has: a cursor that does not move on would be followed for ever. */
const mostPages = 10_000;

/** A revision as core mints one: 120 random bits. */
export function revision(): Revision {
  return randomBytes(15).toString('base64url');
}

/** A change that creates alice's account, unless told otherwise. */
export function change(parts: Partial<Change> = {}): Change {
  return { userId: 'alice', expected: null, next: revision(), account: '{}', events: [], keepSince: 0, ...parts };
}

/** Events whose text is a number, a second apart. */
export function eventsFrom(first: number, count: number): StoredEvent[] {
  return Array.from({ length: count }, (_, index) => ({ at: (first + index) * 1000, event: String(first + index) }));
}

/** Commits a change that must win, and gives it back. */
export async function commit(storage: Storage, parts: Partial<Change> = {}): Promise<Change> {
  const made = change(parts);
  if (await storage.commit(made)) return made;
  throw new Error('A commit that nobody competes with must answer true.');
}

/** Every item of all pages, and how many pages there were. */
export async function allPages(
  read: (cursor: string | undefined) => Promise<Page<string>>,
): Promise<{ readonly items: readonly string[]; readonly pages: number }> {
  const items: string[] = [];
  let cursor: string | undefined;
  for (let pages = 1; pages <= mostPages; pages += 1) {
    const page = await read(cursor);
    items.push(...page.items);
    if (page.next === undefined) return { items, pages };
    cursor = page.next;
  }
  throw new Error(`After ${mostPages} pages there was still a next one.`);
}

/** All events of a user, newest first, read in pages of `limit`. */
export async function wholeHistory(storage: Storage, userId = 'alice', limit = 100): Promise<readonly string[]> {
  const { items } = await allPages((before) =>
    storage.history({ userId, limit, ...(before !== undefined && { before }) }),
  );
  return items;
}

/** All user ids, read in pages of `limit`. */
export async function wholeList(storage: Storage, limit = 100): Promise<readonly string[]> {
  const { items } = await allPages((after) => storage.list({ limit, ...(after !== undefined && { after }) }));
  return items;
}
