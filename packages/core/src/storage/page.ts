import { WatchwordError } from '../errors.ts';
import type { Cursor, Page } from './contract.ts';

/** Bounds what one call can read into memory; a larger `limit` gets a page of this size. */
const mostItems = 1000;

/**
 * How many items the page of a query has at most, read from its `limit`.
 *
 * @throws `misuse` unless that is a whole number of 1 or more
 */
export function pageSize(limit: unknown): number {
  if (typeof limit === 'number' && Number.isInteger(limit) && limit >= 1) return Math.min(limit, mostItems);
  throw new WatchwordError('misuse', 'limit must be a whole number of 1 or more.');
}

/**
 * Makes a page of rows that were asked for with one more than its size, which tells whether there are further ones. The
 * cursor is the last item's own place, so that later changes do not shift pages.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  size: number,
  read: { readonly item: (row: Row) => string; readonly cursor: (row: Row) => Cursor },
): Page<string> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const items = shown.map(read.item);
  return rows.length > size && last !== undefined ? { items, next: read.cursor(last) } : { items };
}
