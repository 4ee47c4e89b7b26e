import { onTestFinished } from 'vitest';
import { type SqliteDatabase, type SqliteStorage, sqliteStorage } from '../../src/index.ts';
import { temporaryFile } from './temporary-folder.ts';

/** A storage on a handle of the host, which the test can turn the screws of. */
export interface Hosted {
  readonly path: string;
  readonly database: SqliteDatabase;
  readonly storage: SqliteStorage;
}

export function hosted(open: (path: string) => SqliteDatabase, path = temporaryFile()): Hosted {
  const database = open(path);
  onTestFinished(() => void database.close());
  return { path, database, storage: sqliteStorage({ database }) };
}

/** The answer of a pragma. */
export function pragma(database: SqliteDatabase, name: string): unknown {
  return Object.values(database.prepare(`PRAGMA ${name}`).get() as object)[0];
}
