import { WatchwordError } from '@watchword/core/storage';

/** A row, by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** @throws `storage` */
export function rowsOf([rows]: readonly unknown[]): readonly Row[] {
  if (Array.isArray(rows) && rows.every(isObject)) return rows;
  throw strange('no rows');
}

/** @throws `storage` */
export function oneRow(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row !== undefined && rows.length === 1) return row;
  throw strange(`${rows.length} rows instead of one`);
}

/**
 * The row of a block of statements: the results of those that give some come first, then that of the block.
 *
 * @throws `storage`
 */
export function rowOfBlock([results]: readonly unknown[]): Row {
  return oneRow(rowsOf(Array.isArray(results) ? results : []));
}

/** @throws `storage` */
export function affectedRows([result]: readonly unknown[]): number {
  const count = isObject(result) ? result['affectedRows'] : undefined;
  if (typeof count === 'number') return count;
  throw strange('no number of affected rows');
}

/** @throws `storage` */
export function bytesOf(row: Row, column: string): Buffer {
  const value = row[column];
  if (Buffer.isBuffer(value)) return value;
  throw strange(`no bytes as ${column}`);
}

/**
 * A text that is kept as bytes.
 *
 * @throws `storage`
 */
export function textOf(row: Row, column: string): string {
  return bytesOf(row, column).toString();
}

/** Whether the server says that `autocommit` is on; every answer without rows does. */
export function hasAutocommit([result]: readonly unknown[]): boolean {
  const status = isObject(result) ? result['serverStatus'] : undefined;
  return typeof status === 'number' && (status & autocommitFlag) !== 0;
}

/** SERVER_STATUS_AUTOCOMMIT. */
const autocommitFlag = 2;

/**
 * A number, which comes as a text or a bigint if the pool is set so.
 *
 * @throws `storage`
 */
export function numberOf(row: Row, column: string): number {
  const value = row[column];
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  throw strange(`no number as ${column}`);
}

function isObject(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function strange(what: string): WatchwordError {
  return new WatchwordError('storage', `The driver of MySQL gave ${what}. Use a pool of mysql2/promise.`);
}
