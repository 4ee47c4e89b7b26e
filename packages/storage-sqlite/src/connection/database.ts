/** What is bound to a statement. */
export type SqliteValue = string | number | null;

/** A prepared statement, as far as this package uses it. */
export interface SqliteStatement {
  get(...values: SqliteValue[]): unknown;
  all(...values: SqliteValue[]): unknown[];
  run(...values: SqliteValue[]): unknown;
}

/** An open database: a `DatabaseSync` of node:sqlite, or a `Database` of better-sqlite3 13 or later. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

/** A database, and how messages call it: the path of its file, where it has one. */
export interface NamedDatabase {
  readonly database: SqliteDatabase;
  readonly name: string;
}
