import { type Cursor, type Page, WatchwordError } from '@watchword/core/storage';

const mostItems = 1000;

/**
 * Cuts a page of rows that were asked for with a limit of one more, which tells whether there are further ones. The cursor
 * is the last row's own key, so that changes between two pages shift nothing.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  read: { readonly item: (row: Row) => string; readonly cursor: (row: Row) => Cursor },
): Page<string> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(read.item);
  return rows.length <= limit || last === undefined ? { items } : { items, next: read.cursor(last) };
}

/** @throws `misuse` */
export function assertLimit(limit: number): void {
  if (Number.isInteger(limit) && limit >= 1 && limit <= mostItems) return;
  throw new WatchwordError('misuse', `limit must be a whole number from 1 to ${mostItems}.`);
}

/** Reads a cursor of `history`; without one, a number above every event's. @throws `misuse` */
export function eventBefore(cursor: Cursor | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  if (/^[1-9][0-9]{0,14}$/.test(cursor)) return Number(cursor);
  throw new WatchwordError('misuse', 'before must be the cursor that an earlier page of history gave.');
}
