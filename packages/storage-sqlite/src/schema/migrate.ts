import { WatchwordError } from '@watchword/core/storage';
import { transaction } from '../commits/transaction.ts';
import type { NamedDatabase, SqliteDatabase } from '../connection/database.ts';
import { schemaVersion, sqliteSchema } from './schema.ts';

/**
 * Makes the tables where they are missing. Of many processes that try at once, the one with the write lock does it.
 *
 * @throws `newer-schema`
 */
export function migrate(named: NamedDatabase): void {
  transaction(named.database, () => {
    refuseNewer(named);
    named.database.exec(sqliteSchema);
  });
}

/**
 * An empty database gets the tables unasked. One that holds something may be another application's, named by mistake: it is
 * changed by a call of `migrate` only.
 *
 * @throws `newer-schema`
 */
export function makeSchemaIfEmpty(named: NamedDatabase): void {
  const anything = named.database.prepare('SELECT 1 FROM sqlite_schema').get();
  if (anything === undefined) migrate(named);
  else refuseNewer(named);
}

/** @throws `storage` if the tables are missing or of an older version, `newer-schema` */
export function assertMigrated(named: NamedDatabase): void {
  if (refuseNewer(named) === schemaVersion) return;
  throw new WatchwordError(
    'storage',
    `The database ${named.name} has no Watchword tables yet. Call migrate() of the storage once at each start.`,
  );
}

/** @returns the version of the tables, 0 if there are none */
function refuseNewer({ database, name }: NamedDatabase): number {
  const version = storedVersion(database);
  if (version <= schemaVersion) return version;
  throw new WatchwordError(
    'newer-schema',
    `The database ${name} has tables of version ${version}, and this @watchword/storage-sqlite knows version ` +
      `${schemaVersion}. Update the package.`,
  );
}

function storedVersion(database: SqliteDatabase): number {
  const table = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'watchword_schema'").get();
  if (table === undefined) return 0;
  const row = database.prepare('SELECT max(version) AS version FROM watchword_schema').get();
  return Number((row as { readonly version: number | bigint | null }).version);
}
