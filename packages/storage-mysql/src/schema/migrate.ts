import { WatchwordError } from '@watchword/core/storage';
import { numberOf, oneRow } from '../client/rows.ts';
import type { Session } from '../client/session.ts';
import { serverError } from '../failures/driver-error.ts';
import { readNow } from '../reads/reads.ts';
import { schemaVersion, statementsOf } from './schema.ts';
import type { Tables } from './tables.ts';

/** Seconds that a process waits for another one to make the tables. */
const lockWait = 60;

/**
 * Makes the tables where they are missing. Of many processes that try at once, the one with the lock does it. Where there is
 * nothing to do, nothing but reading is asked of the user.
 *
 * @throws `newer-schema`, `storage`
 */
export async function migrate(session: Session, tables: Tables): Promise<void> {
  if ((await storedVersion(session, tables)) === schemaVersion) return;
  await takeLock(session, tables);
  // Another process may have brought them up to date, or to a newer version, in the meantime.
  if ((await storedVersion(session, tables)) < schemaVersion)
    for (const statement of statementsOf(tables)) await session.run(statement);
  // Not reached after an error: the connection is closed then, and the lock goes with it.
  await session.read(`SELECT RELEASE_LOCK(${lockName}) AS released`, [tables.version]);
}

/** @throws `storage` if the tables are missing or of an older version, `newer-schema` */
export async function assertMigrated(session: Session, tables: Tables): Promise<void> {
  const version = await storedVersion(session, tables);
  if (version === schemaVersion) return;
  throw new WatchwordError(
    'storage',
    version === 0
      ? 'MySQL has no Watchword tables here. Call migrate() of the storage once at each start, or correct the prefix.'
      : `MySQL has Watchword tables of the older version ${version}. Call migrate() of the storage once at each start.`,
  );
}

/**
 * Refuses tables that know no transactions, such as those of MyISAM: a server without InnoDB may make them unasked, and a
 * restore can.
 *
 * @throws `storage`
 */
export async function assertTransactional(session: Session, { account, event }: Tables): Promise<void> {
  const sql = `SELECT COUNT(*) AS tables_found FROM information_schema.tables
    WHERE table_schema = DATABASE() AND table_name IN (?, ?) AND engine = 'InnoDB'`;
  const row = oneRow(await readNow(session, sql, [account, event]));
  if (numberOf(row, 'tables_found') === 2) return;
  throw new WatchwordError(
    'storage',
    `MySQL must keep the tables ${account} and ${event} in InnoDB, or nothing is committed whole. Convert them: ` +
      'ALTER TABLE … ENGINE=InnoDB.',
  );
}

/** A lock is one of the whole server, and its name has 64 characters at most. */
const lockName = "CONCAT('watchword ', LEFT(SHA2(CONCAT(DATABASE(), '.', ?), 256), 40))";

async function takeLock(session: Session, { version }: Tables): Promise<void> {
  const row = oneRow(await session.read(`SELECT GET_LOCK(${lockName}, ${lockWait}) AS taken`, [version]));
  if (row['taken'] !== null && numberOf(row, 'taken') === 1) return;
  throw new WatchwordError(
    'storage',
    `MySQL did not give the lock for migrate() within ${lockWait} seconds. Look for a process that hangs in it.`,
    { retryable: true },
  );
}

/** @returns the version of the tables, 0 if there are none */
async function storedVersion(session: Session, tables: Tables): Promise<number> {
  try {
    const sql = `SELECT COALESCE(MAX(version), 0) AS version FROM ${tables.version}`;
    return assertKnown(numberOf(oneRow(await readNow(session, sql, [])), 'version'));
  } catch (error) {
    if (serverError(error) === noSuchTable) return 0;
    throw error;
  }
}

/** ER_NO_SUCH_TABLE. */
const noSuchTable = 1146;

function assertKnown(version: number): number {
  if (version <= schemaVersion) return version;
  throw new WatchwordError(
    'newer-schema',
    `MySQL has Watchword tables of version ${version}, and this @watchword/storage-mysql knows version ${schemaVersion}. ` +
      'Update the package.',
  );
}
