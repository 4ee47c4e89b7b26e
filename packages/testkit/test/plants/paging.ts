import { type Page, type Storage, userCursor } from '@watchword/core/storage';
import { PlainStore } from './plain-store.ts';

type HistoryQuery = Parameters<Storage['history']>[0];
type ListQuery = Parameters<Storage['list']>[0];

/** Counts from the newest event on, so that a new one shifts every page. */
export class PagesByOffset extends PlainStore {
  override async history({ userId, before, limit }: HistoryQuery): Promise<Page<string>> {
    const size = this.size(limit);
    const start = before === undefined ? 0 : Number(before);
    const rows = this.eventsOf(userId).toReversed();
    const items = rows.slice(start, start + size).map(({ event }) => event);
    return start + size < rows.length ? { items, next: String(start + size) } : { items };
  }
}

/** Once there is a cursor, forgets whose events they are. */
export class CursorOpensAll extends PlainStore {
  override async history(query: HistoryQuery): Promise<Page<string>> {
    const first = await super.history(query);
    if (query.before === undefined) return first;
    const everybody = [...this.events.values()].flat().filter(({ id }) => id < Number(query.before));
    return { items: everybody.toSorted((a, b) => b.id - a.id).map(({ event }) => event) };
  }
}

/** Tells of a next page whenever this one is full. */
export class NextAfterTheLast extends PlainStore {
  override async list(query: ListQuery): Promise<Page<string>> {
    const page = await super.list(query);
    const last = page.items.at(-1);
    return last !== undefined && page.items.length === query.limit ? { ...page, next: userCursor.of(last) } : page;
  }
}

/** Goes on after the user of the cursor, and from the beginning if that one is gone. */
export class NeedsTheCursorsUser extends PlainStore {
  override async list({ after, limit }: ListQuery): Promise<Page<string>> {
    if (after === undefined) return super.list({ limit });
    return this.accounts.has(userCursor.read(after)) ? super.list({ after, limit }) : super.list({ limit });
  }
}

/** Gives as much as is asked for, and takes any number for a limit. */
export class Unbounded extends PlainStore {
  override size(limit: number): number {
    return limit;
  }
}
