import { WatchwordError } from '@watchword/core/storage';
import { beginImmediate, rollBack } from './begin-immediate.ts';
import type { SqliteDatabase } from './database.ts';
import { schemaVersion, sqliteSchema } from './schema.ts';

/** Makes the tables where they are missing, under the write lock: of many processes that start at once, one does it. */
export async function migrate(database: SqliteDatabase): Promise<void> {
  await beginImmediate(database);
  try {
    if (versionOf(database) < schemaVersion) database.exec(`${sqliteSchema} PRAGMA user_version = ${schemaVersion}`);
    database.exec('COMMIT');
  } catch (error) {
    rollBack(database);
    throw error;
  }
  assertMigrated(database);
}

/** @throws `storage` unless the tables are there, in this package's version of them. */
export function assertMigrated(database: SqliteDatabase): void {
  const version = versionOf(database);
  if (version === schemaVersion) return;
  throw new WatchwordError(
    'storage',
    version < schemaVersion
      ? 'The database has no Watchword tables yet. Call migrate() once at each start.'
      : 'The database was made by a newer version of @watchword/storage-sqlite. Update this one.',
  );
}

function versionOf(database: SqliteDatabase): number {
  const row = database.prepare('PRAGMA user_version').get() as { readonly user_version: number };
  return row.user_version;
}
