import { checkKeys, WatchwordError } from '@watchword/core/storage';
import { storageFailure } from '../failure.ts';
import { makeSchemaIfEmpty } from '../schema/migrate.ts';
import type { NamedDatabase, SqliteDatabase } from './database.ts';
import { filePath, openFile } from './open-file.ts';
import { prepareConnection } from './settings.ts';

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

/** A database that is ready for use. */
export interface Connection extends NamedDatabase {
  /** Closes what was opened here; a database of the host stays open. */
  readonly close: () => void;
}

/** @throws `storage`, `newer-schema`, `misuse`, `unknown-option` */
export function connect(options: SqliteStorageOptions): Connection {
  checkKeys<SqliteStorageOptions>(options, { path: true, database: true }, 'sqliteStorage');
  if (options.database === undefined) return connectFile(filePath(options.path));
  if (options.path === undefined) return connectHandle(options.database);
  throw new WatchwordError('misuse', 'sqliteStorage() takes a path or a database, not both.');
}

function connectFile(file: string): Connection {
  const database = openFile(file);
  const close = () => void database.close();
  try {
    return { ...prepared({ database, name: file }), close };
  } catch (error) {
    close();
    throw error;
  }
}

function connectHandle(database: SqliteDatabase): Connection {
  assertHandle(database);
  return { ...prepared({ database, name: fileOf(database) }), close: () => undefined };
}

function prepared(named: NamedDatabase): NamedDatabase {
  try {
    prepareConnection(named, () => makeSchemaIfEmpty(named));
    return named;
  } catch (error) {
    throw storageFailure(named.name, error);
  }
}

function assertHandle(database: unknown): void {
  const methods = ['exec', 'prepare', 'close'] as const;
  const isHandle = typeof database === 'object' && database !== null;
  if (isHandle && methods.every((name) => name in database)) return;
  throw new WatchwordError('misuse', 'database must be a DatabaseSync of node:sqlite or a Database of better-sqlite3.');
}

/** The file of a handle; both drivers answer this pragma with a row for each attached database, the main one first. */
function fileOf(database: SqliteDatabase): string {
  const row = database.prepare('PRAGMA database_list').get() as { readonly file?: unknown };
  return typeof row.file === 'string' && row.file !== '' ? row.file : 'the database in memory';
}
