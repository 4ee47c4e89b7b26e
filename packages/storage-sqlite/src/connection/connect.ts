import { WatchwordError } from '@watchword/core/storage';
import { explained, isBusy, storageFailure } from '../failure.ts';
import { makeSchemaIfEmpty } from '../schema/migrate.ts';
import type { NamedDatabase, SqliteDatabase } from './database.ts';
import { filePath, openFile } from './open-file.ts';
import { assertOptions, type SqliteStorageOptions } from './options.ts';
import { applySettings } from './settings.ts';

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
  assertOptions(options);
  return options.database === undefined ? fileConnection(filePath(options.path)) : hostConnection(options.database);
}

function fileConnection(file: string): Connection {
  const named = { database: openFile(file), name: file };
  return { ...named, setUp: setUpOnce(named), close: () => void named.database.close() };
}

function hostConnection(database: SqliteDatabase): Connection {
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

/**
 * The file of a handle; both drivers answer this pragma with a row for each attached database, the main one first.
 *
 * @throws `storage`, `misuse`
 */
function fileOf(database: SqliteDatabase): string {
  const row = explained('of the host', () => database.prepare('PRAGMA database_list').get());
  const { file } = row as { readonly file?: unknown };
  if (typeof file === 'string') return file === '' ? 'in memory' : file;
  throw new WatchwordError('misuse', 'database must give rows as objects. Open it without returnArrays.');
}
