import { checkKeys, WatchwordError } from '@watchword/core/storage';
import type { SqliteDatabase } from './database.ts';

/** Options of {@link sqliteStorage}: a file, or a database that the host has opened. */
export type SqliteStorageOptions =
  | {
      /**
       * The database file. A new one is made for its owner alone (mode 0600); its folder must exist. Prefer an absolute path:
       * two processes that find two files accept each code twice.
       */
      readonly path: string;
      readonly database?: undefined;
    }
  | {
      /**
       * A `DatabaseSync` of node:sqlite or a `Database` of better-sqlite3 13 or later, for this storage alone: its settings
       * are changed (WAL, `synchronous`, the busy timeout). The host closes it.
       */
      readonly database: SqliteDatabase;
      readonly path?: undefined;
    };

/** @throws `misuse`, `unknown-option` */
export function assertOptions(options: SqliteStorageOptions): void {
  checkKeys<SqliteStorageOptions>(options, { path: true, database: true }, 'sqliteStorage');
  if (options.database === undefined) return;
  if (options.path !== undefined)
    throw new WatchwordError('misuse', 'sqliteStorage() takes a path or a database, not both.');
  assertHandle(options.database);
}

function assertHandle(database: unknown): void {
  const methods = ['exec', 'prepare', 'close'] as const;
  const isHandle = typeof database === 'object' && database !== null;
  if (isHandle && methods.every((name) => name in database)) return;
  throw new WatchwordError('misuse', 'database must be a DatabaseSync of node:sqlite or a Database of better-sqlite3.');
}
