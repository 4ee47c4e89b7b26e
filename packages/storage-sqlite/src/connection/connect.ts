import { checkKeys, WatchwordError } from '@watchword/core/storage';
import { isBusy, storageFailure } from '../failure.ts';
import { makeSchemaIfEmpty } from '../schema/migrate.ts';
import type { NamedDatabase, SqliteDatabase } from './database.ts';
import { filePath, openFile } from './open-file.ts';
import { applySettings } from './settings.ts';

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

/** An open database. */
export interface Connection extends NamedDatabase {
  /** Sets the database up, unless that is done. Throws while the database is busy, and then may be called again. */
  readonly setUp: () => void;
  /** Closes what was opened here; a database of the host stays open. */
  readonly close: () => void;
}

/**
 * Opens the database and sets it up. If another process is just then doing the same, that is left to the first call, which
 * can wait without stopping the process.
 *
 * @throws `storage`, `newer-schema`, `misuse`, `unknown-option`
 */
export function connect(options: SqliteStorageOptions): Connection {
  const connection = open(options);
  try {
    connection.setUp();
  } catch (error) {
    if (isBusy(error)) return connection;
    connection.close();
    throw storageFailure(connection.name, error);
  }
  return connection;
}

function open(options: SqliteStorageOptions): Connection {
  checkKeys<SqliteStorageOptions>(options, { path: true, database: true }, 'sqliteStorage');
  if (options.database === undefined) return fileConnection(filePath(options.path));
  if (options.path === undefined) return hostConnection(options.database);
  throw new WatchwordError('misuse', 'sqliteStorage() takes a path or a database, not both.');
}

function fileConnection(file: string): Connection {
  const named = { database: openFile(file), name: file };
  return { ...named, setUp: setUpOnce(named), close: () => void named.database.close() };
}

function hostConnection(database: SqliteDatabase): Connection {
  assertHandle(database);
  const named = { database, name: fileOf(database) };
  return { ...named, setUp: setUpOnce(named), close: () => undefined };
}

function setUpOnce(named: NamedDatabase): () => void {
  let done = false;
  return () => {
    if (done) return;
    applySettings(named);
    makeSchemaIfEmpty(named);
    done = true;
  };
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
