import type { Change, StoredAccount } from '@watchword/core/storage';
import type { SqliteDatabase } from './database.ts';

/** An event as a row. */
export interface EventRow {
  readonly id: number;
  readonly event: string;
}

/** The statements of one connection, prepared once. */
export interface Statements {
  readonly load: (userId: string) => StoredAccount | undefined;
  /** Applies a change if the stored revision still is the expected one. Runs inside a transaction. */
  readonly apply: (change: Change) => boolean;
  readonly history: (userId: string, before: number, limit: number) => readonly EventRow[];
  readonly list: (after: string | undefined, limit: number) => readonly string[];
}

export function prepareStatements(database: SqliteDatabase): Statements {
  const load = database.prepare('SELECT revision, account FROM watchword_account WHERE user_id = ?');
  const history = database.prepare(
    'SELECT id, event FROM watchword_event WHERE user_id = ? AND id < ? ORDER BY id DESC LIMIT ?',
  );
  const list = database.prepare('SELECT user_id FROM watchword_account WHERE user_id > ? ORDER BY user_id LIMIT ?');
  return {
    load: (userId) => load.get(userId) as StoredAccount | undefined,
    apply: prepareApply(database),
    history: (userId, before, limit) => history.all(userId, before, limit) as EventRow[],
    // No user id is empty, so all of them are after the empty one.
    list: (after = '', limit) => (list.all(after, limit) as { readonly user_id: string }[]).map((row) => row.user_id),
  };
}

function prepareApply(database: SqliteDatabase): (change: Change) => boolean {
  const write = prepareWrite(database);
  const isApplied = database.prepare('SELECT 1 FROM watchword_account WHERE user_id = ? AND revision = ?');
  const addEvent = database.prepare('INSERT INTO watchword_event (user_id, at, event) VALUES (?, ?, ?)');
  const trim = database.prepare('DELETE FROM watchword_event WHERE user_id = ? AND at < ?');
  return (change) => {
    const { userId, events, keepSince } = change;
    // The same commit, sent again because its answer was lost, is done already.
    if (!write(change)) return change.account !== null && isApplied.get(userId, change.next) !== undefined;
    for (const { at, event } of events) addEvent.run(userId, at, event);
    trim.run(userId, change.account === null ? Number.MAX_SAFE_INTEGER : keepSince);
    return true;
  };
}

/** Inserts, replaces or deletes the account, if its revision is still the expected one. */
function prepareWrite(database: SqliteDatabase): (change: Change) => boolean {
  const insert = database.prepare(
    'INSERT INTO watchword_account (user_id, revision, account) VALUES (?, ?, ?) ON CONFLICT (user_id) DO NOTHING',
  );
  const update = database.prepare(
    'UPDATE watchword_account SET revision = ?, account = ? WHERE user_id = ? AND revision = ?',
  );
  const erase = database.prepare('DELETE FROM watchword_account WHERE user_id = ? AND revision = ?');
  return ({ userId, expected, next, account }) => {
    if (account === null) return wrote(erase.run(userId, expected));
    if (expected === null) return wrote(insert.run(userId, next, account));
    return wrote(update.run(next, account, userId, expected));
  };
}

function wrote({ changes }: { readonly changes: number | bigint }): boolean {
  return Number(changes) === 1;
}
