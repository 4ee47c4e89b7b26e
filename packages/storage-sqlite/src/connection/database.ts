/** What is bound to a statement. */
export type SqliteValue = string | number | null;

/** A prepared statement, as far as this package uses it. */
export interface SqliteStatement {
  /** The first row, or `undefined`. */
  get(...values: SqliteValue[]): unknown;
  /** Every row. */
  all(...values: SqliteValue[]): unknown[];
  /** Runs a statement that gives no rows, and tells how many it changed. */
  run(...values: SqliteValue[]): { readonly changes: number | bigint };
}

/** An open database: a `DatabaseSync` of node:sqlite, or a `Database` of better-sqlite3 13 or later. */
export interface SqliteDatabase {
  /** Runs one or more statements without values. */
  exec(sql: string): unknown;
  /** Prepares one statement. */
  prepare(sql: string): SqliteStatement;
  /** Closes the database. */
  close(): unknown;
}

/** A database, and how messages call it: the path of its file, where it has one. */
export interface NamedDatabase {
  readonly database: SqliteDatabase;
  readonly name: string;
}
