import { WatchwordError } from '@watchword/core/storage';
import type { Connection } from '../client/connect.ts';
import { booleanOf, oneRow } from '../client/rows.ts';
import { tablesMissing } from '../failures/advice.ts';
import { hasConflict, sqlState } from '../failures/sql-state.ts';
import { isFiltered, refuseFiltered } from './row-security.ts';
import { schemaOf, schemaVersion } from './schema.ts';
import type { Tables } from './tables.ts';

const tries = 10;

/**
 * Makes the tables where they are missing. Of many processes that try at once, one does it: without the lock, `CREATE TABLE
 * IF NOT EXISTS` fails for most of them. Where there is nothing to do, nothing but reading is asked of the role.
 *
 * @throws `newer-schema`, `storage`
 */
export async function migrate(connection: Connection, tables: Tables): Promise<void> {
  for (let attempt = 1; (await storedVersion(connection, tables)) < schemaVersion; attempt += 1) {
    try {
      await makeTables(connection, tables);
    } catch (error) {
      // Above READ COMMITTED, who waited for the lock does not see what the one before did, and has to begin again.
      if (attempt === tries || !hasConflict(error)) throw error;
    }
  }
}

/** @throws `storage` if the tables are missing or of an older version, `newer-schema` */
export async function assertMigrated(connection: Connection, tables: Tables): Promise<void> {
  if ((await storedVersion(connection, tables)) === schemaVersion) return;
  throw new WatchwordError('storage', `PostgreSQL ${tablesMissing}`);
}

async function makeTables({ runOnce }: Connection, tables: Tables): Promise<void> {
  const { encoding } = oneRow(await runOnce("SELECT current_setting('server_encoding') AS encoding"));
  if (encoding !== 'UTF8') {
    throw new WatchwordError(
      'storage',
      'PostgreSQL must keep this database in the encoding UTF8: some user ids have no other.',
    );
  }
  // One statement and so one transaction, also where a pooler gives each transaction another connection.
  await runOnce(`DO $watchword$ BEGIN
PERFORM pg_advisory_xact_lock(hashtextextended('watchword migrate', 0));
${schemaOf(tables)}
END $watchword$`);
}

/** @returns the version of the tables, 0 if there are none */
async function storedVersion({ runOnce }: Connection, { account, event, version }: Tables): Promise<number> {
  try {
    const row = oneRow(
      await runOnce(`SELECT max(version)::text AS version,
        ${isFiltered(account)} OR ${isFiltered(event)} AS filtered
        FROM ${version}`),
    );
    refuseFiltered(booleanOf(row, 'filtered'));
    return refuseNewer(Number(row['version'] ?? 0));
  } catch (error) {
    if (sqlState(error) === '42P01') return 0;
    throw error;
  }
}

function refuseNewer(version: number): number {
  if (version <= schemaVersion) return version;
  throw new WatchwordError(
    'newer-schema',
    `PostgreSQL has Watchword tables of version ${version}, and this @watchword/storage-postgres knows version ` +
      `${schemaVersion}. Update the package.`,
  );
}
