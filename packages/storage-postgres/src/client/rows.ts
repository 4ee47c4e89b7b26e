import { WatchwordError } from '@watchword/core/storage';

/** A row, whose columns are checked where they are read. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * The row of a statement that always gives one. A driver that loses it must not make an account look as if it were not
 * there (A9).
 *
 * @throws `storage`
 */
export function oneRow(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row !== undefined && rows.length === 1) return row;
  throw strange(`${rows.length} rows instead of one`);
}

/** @throws `storage` */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw strange(`no text as ${column}`);
}

/** @throws `storage` */
export function booleanOf(row: Row, column: string): boolean {
  const value = row[column];
  if (typeof value === 'boolean') return value;
  throw strange(`neither true nor false as ${column}`);
}

function strange(what: string): WatchwordError {
  return new WatchwordError(
    'storage',
    `The driver of PostgreSQL gave ${what}. Check the type parsers that are set for it.`,
  );
}
