import type { Change } from '@watchword/core/storage';
import type { SqliteDatabase } from '../connection/database.ts';

/**
 * Prepares how one change is made. It compares and then writes: inside a transaction that holds the write lock, nothing can
 * come between.
 */
export function prepareApply(database: SqliteDatabase): (change: Change) => boolean {
  const stored = database.prepare('SELECT revision FROM watchword_account WHERE user_id = ?');
  const replace = prepareReplace(database);
  const erase = prepareErase(database);
  return (change) => {
    const row = stored.get(change.userId) as { readonly revision: string } | undefined;
    const current = row?.revision ?? null;
    if (current === change.next) return true;
    if (current !== change.expected) return false;
    if (change.account === null) erase(change.userId);
    else replace(change, change.account);
    return true;
  };
}

function prepareReplace(database: SqliteDatabase): (change: Change, account: string) => void {
  const put = database.prepare(
    `INSERT INTO watchword_account (user_id, revision, account) VALUES (?, ?, ?)
     ON CONFLICT (user_id) DO UPDATE SET revision = excluded.revision, account = excluded.account`,
  );
  const addEvent = database.prepare('INSERT INTO watchword_event (user_id, at, event) VALUES (?, ?, ?)');
  const dropOldEvents = database.prepare('DELETE FROM watchword_event WHERE user_id = ? AND at < ?');
  return ({ userId, next, events, keepSince }, account) => {
    put.run(userId, next, account);
    for (const { at, event } of events) addEvent.run(userId, at, event);
    dropOldEvents.run(userId, keepSince);
  };
}

function prepareErase(database: SqliteDatabase): (userId: string) => void {
  const dropAccount = database.prepare('DELETE FROM watchword_account WHERE user_id = ?');
  const dropEvents = database.prepare('DELETE FROM watchword_event WHERE user_id = ?');
  return (userId) => {
    dropAccount.run(userId);
    dropEvents.run(userId);
  };
}
