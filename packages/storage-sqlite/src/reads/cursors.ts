import { type Cursor, WatchwordError } from '@watchword/core/storage';

/** Where a page of `history` ended: the id of its last event. */
export const eventCursor = {
  of: (id: number | bigint): Cursor => String(id),

  /** @throws `misuse` */
  read(cursor: unknown): number {
    if (typeof cursor === 'string' && /^[1-9]\d{0,14}$/.test(cursor)) return Number(cursor);
    throw malformed('before', 'history');
  },
};

/** Where a page of `list` ended: its last user id. */
export const userCursor = {
  of: (userId: string): Cursor => Buffer.from(userId).toString('base64url'),

  /** @throws `misuse` */
  read(cursor: unknown): string {
    const userId = typeof cursor === 'string' ? Buffer.from(cursor, 'base64url').toString() : '';
    if (userId !== '' && userCursor.of(userId) === cursor) return userId;
    throw malformed('after', 'list');
  },
};

function malformed(name: string, method: string): WatchwordError {
  return new WatchwordError('misuse', `${name} must be the next of an earlier page of ${method}, unchanged.`);
}
