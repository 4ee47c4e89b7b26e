import {
  eventCursor,
  type Page,
  pageOf,
  pageSize,
  type Storage,
  type StoredAccount,
  userCursor,
} from '@watchword/core/storage';
import type { MysqlValue } from '../client/pool.ts';
import { bytesOf, numberOf, oneRow, type Row, textOf } from '../client/rows.ts';
import type { Session } from '../client/session.ts';
import { rollBack } from '../commits/transaction.ts';
import { assertPrimary, serverState } from '../schema/server-state.ts';
import type { Tables } from '../schema/tables.ts';

/** @param assertDurable refuses a server by its state, which comes with the row */
export async function load(
  session: Session,
  tables: Tables,
  userId: string,
  assertDurable: (state: Row) => void,
): Promise<StoredAccount | undefined> {
  const user = Buffer.from(userId);
  const sql = `SELECT ${serverState}, 1 AS found, revision, account FROM ${tables.account} WHERE user_id = ?`;
  const [first] = await readNow(session, sql, [user]);
  const row = first ?? (await searchAgain(session, tables, user));
  assertPrimary(row);
  assertDurable(row);
  if (numberOf(row, 'found') === 0) return undefined;
  return { revision: textOf(row, 'revision'), account: textOf(row, 'account') };
}

/**
 * Asks for a row that says that there is no account, so that none differs from no answer. Only then: the server makes a
 * temporary table for it.
 */
async function searchAgain(session: Session, tables: Tables, user: Buffer): Promise<Row> {
  const sql = `SELECT ${serverState}, a.user_id IS NOT NULL AS found, a.revision, a.account
    FROM (SELECT 1 AS one) AS one LEFT JOIN ${tables.account} AS a ON a.user_id = ?`;
  return oneRow(await readNow(session, sql, [user]));
}

/** The revision that is stored, if there is one. */
export async function storedRevision(session: Session, tables: Tables, user: Buffer): Promise<Buffer | undefined> {
  const [row] = await readNow(session, `SELECT revision FROM ${tables.account} WHERE user_id = ?`, [user]);
  return row && bytesOf(row, 'revision');
}

/** Reads a page of events. */
export async function history(
  session: Session,
  tables: Tables,
  { userId, before, limit }: Parameters<Storage['history']>[0],
): Promise<Page<string>> {
  const size = pageSize(limit);
  const end = before === undefined ? Number.MAX_SAFE_INTEGER : eventCursor.read(before);
  const sql = `SELECT id, event FROM ${tables.event} WHERE user_id = ? AND id < ? ORDER BY id DESC LIMIT ?`;
  const rows = await readNow(session, sql, [Buffer.from(userId), String(end), String(size + 1)]);
  return pageOf(rows, size, {
    item: (row) => textOf(row, 'event'),
    cursor: (row) => eventCursor.of(numberOf(row, 'id')),
  });
}

/** Reads a page of user ids. */
export async function list(
  session: Session,
  tables: Tables,
  { after, limit }: Parameters<Storage['list']>[0],
): Promise<Page<string>> {
  const size = pageSize(limit);
  // No user id begins with NUL. An empty value is NULL to a server whose sql_mode is EMPTY_STRING_IS_NULL.
  const start = after === undefined ? '\0' : userCursor.read(after);
  const sql = `SELECT user_id FROM ${tables.account} WHERE user_id > ? ORDER BY user_id LIMIT ?`;
  const rows = await readNow(session, sql, [Buffer.from(start), String(size + 1)]);
  return pageOf(rows, size, {
    item: (row) => textOf(row, 'user_id'),
    cursor: (row) => userCursor.of(textOf(row, 'user_id')),
  });
}

/**
 * Reads what is stored now. If whoever had the connection before left a transaction open, it would go on to show what was
 * stored when that began. Without autocommit a read begins one itself, which at SERIALIZABLE would lock what it has read.
 */
export async function readNow(session: Session, sql: string, values: MysqlValue[]): Promise<readonly Row[]> {
  if (session.exclusive) return session.read(sql, values);
  const { autocommit } = await rollBack(session);
  const rows = await session.read(sql, values);
  if (!autocommit) await rollBack(session);
  return rows;
}
