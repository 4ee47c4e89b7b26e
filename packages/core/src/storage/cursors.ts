import { WatchwordError } from '../errors.ts';
import type { Cursor } from './contract.ts';

/** Where a page of `history` ended, for a store that numbers its events from 1: the number of its last event. */
export const eventCursor = {
  /** The cursor of a page that ends with this event. */
  of: (id: number | bigint): Cursor => String(id),

  /**
   * The event that a page ended with.
   *
   * @throws `misuse`
   */
  read(cursor: unknown): number {
    if (typeof cursor === 'string' && /^[1-9]\d{0,14}$/.test(cursor)) return Number(cursor);
    throw malformed('before', 'history');
  },
};

/** Where a page of `list` ended, for a store that lists users in the order of their ids: its last user id. */
export const userCursor = {
  /** The cursor of a page that ends with this user. */
  of: (userId: string): Cursor => Buffer.from(userId).toString('base64url'),

  /**
   * The user that a page ended with.
   *
   * @throws `misuse`
   */
  read(cursor: unknown): string {
    const userId = typeof cursor === 'string' ? Buffer.from(cursor, 'base64url').toString() : '';
    if (userId !== '' && userCursor.of(userId) === cursor) return userId;
    throw malformed('after', 'list');
  },
};

function malformed(name: string, method: string): WatchwordError {
  return new WatchwordError('misuse', `${name} must be the next of an earlier page of ${method}, unchanged.`);
}
