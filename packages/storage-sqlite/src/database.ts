/** A prepared statement, as far as this package uses it. */
export interface SqliteStatement {
  get(...values: SqliteValue[]): unknown;
  all(...values: SqliteValue[]): unknown[];
  run(...values: SqliteValue[]): { readonly changes: number | bigint };
}

/** What is bound to a statement. */
export type SqliteValue = string | number | null;

/** An open database: `DatabaseSync` of node:sqlite, or a `Database` of better-sqlite3 13 or later. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}
