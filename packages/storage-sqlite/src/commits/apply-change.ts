import type { Change } from '@watchword/core/storage';
import type { SqliteDatabase } from '../connection/database.ts';

/**
 * Prepares how one change is made. It writes only over the revision that it expects; if there is another one, that may be its own,
 * because it was sent before.
 */
export function prepareApply(database: SqliteDatabase): (change: Change) => boolean {
  const stored = database.prepare('SELECT revision FROM watchword_account WHERE user_id = ?');
  const writeAccount = prepareAccount(database);
  const keepEvents = prepareEvents(database);
  return (change) => {
    if (writeAccount(change)) {
      keepEvents(change);
      return true;
    }
    const row = stored.get(change.userId) as { readonly revision: string } | undefined;
    return row?.revision === change.next;
  };
}

/** Answers whether the account was written. */
function prepareAccount(database: SqliteDatabase): (change: Change) => boolean {
  const create = database.prepare(
    `INSERT INTO watchword_account (user_id, revision, account) VALUES (?, ?, ?) ON CONFLICT (user_id) DO NOTHING`,
  );
  const replace = database.prepare(
    'UPDATE watchword_account SET revision = ?, account = ? WHERE user_id = ? AND revision = ?',
  );
  const erase = database.prepare('DELETE FROM watchword_account WHERE user_id = ? AND revision = ?');
  return ({ userId, expected, next, account }) => {
    if (account === null) return Number(erase.run(userId, expected).changes) === 1;
    if (expected === null) return Number(create.run(userId, next, account).changes) === 1;
    return Number(replace.run(next, account, userId, expected).changes) === 1;
  };
}

/** Adds the events of a change and drops those that are old, or all of them with their account. */
function prepareEvents(database: SqliteDatabase): (change: Change) => void {
  const add = database.prepare('INSERT INTO watchword_event (user_id, at, event) VALUES (?, ?, ?)');
  const dropOld = database.prepare('DELETE FROM watchword_event WHERE user_id = ? AND at < ?');
  const dropAll = database.prepare('DELETE FROM watchword_event WHERE user_id = ?');
  return ({ userId, account, events, keepSince }) => {
    if (account === null) {
      dropAll.run(userId);
      return;
    }
    for (const { at, event } of events) add.run(userId, at, event);
    dropOld.run(userId, keepSince);
  };
}
