import { eventCursor, pageOf, pageSize, type Storage, type StoredAccount, userCursor } from '@watchword/core/storage';
import type { SqliteDatabase } from '../connection/database.ts';

/** A method of the contract that only reads, before it becomes asynchronous. */
type Read<Name extends 'load' | 'history' | 'list'> = (
  ...input: Parameters<Storage[Name]>
) => Awaited<ReturnType<Storage[Name]>>;

/** Prepares the reads. Each is one statement, and so sees the store as the last commit left it. */
export function prepareReads(database: SqliteDatabase) {
  return { load: prepareLoad(database), history: prepareHistory(database), list: prepareList(database) };
}

function prepareLoad(database: SqliteDatabase): Read<'load'> {
  const account = database.prepare('SELECT revision, account FROM watchword_account WHERE user_id = ?');
  return (userId) => {
    const row = account.get(userId) as StoredAccount | undefined;
    return row && { revision: row.revision, account: row.account };
  };
}

function prepareHistory(database: SqliteDatabase): Read<'history'> {
  const events = database.prepare(
    'SELECT id, event FROM watchword_event WHERE user_id = ? AND id < ? ORDER BY id DESC LIMIT ?',
  );
  return ({ userId, before, limit }) => {
    const size = pageSize(limit);
    const end = before === undefined ? Number.MAX_SAFE_INTEGER : eventCursor.read(before);
    const rows = events.all(userId, end, size + 1) as { readonly id: number | bigint; readonly event: string }[];
    return pageOf(rows, size, { item: ({ event }) => event, cursor: ({ id }) => eventCursor.of(id) });
  };
}

function prepareList(database: SqliteDatabase): Read<'list'> {
  const users = database.prepare(
    'SELECT user_id AS userId FROM watchword_account WHERE user_id > ? ORDER BY user_id LIMIT ?',
  );
  return ({ after, limit }) => {
    const size = pageSize(limit);
    // No user id is empty, so every one comes after the empty text.
    const start = after === undefined ? '' : userCursor.read(after);
    const rows = users.all(start, size + 1) as { readonly userId: string }[];
    return pageOf(rows, size, { item: ({ userId }) => userId, cursor: ({ userId }) => userCursor.of(userId) });
  };
}
