import { WatchwordError } from '@watchword/core/storage';
import { numberOf, oneRow } from '../client/rows.ts';
import type { Session } from '../client/session.ts';
import { readNow } from '../reads/reads.ts';
import type { Tables } from './tables.ts';

/**
 * Refuses a server that acknowledges what a crash can take back: the codes that were spent then would be accepted again (A10).
 * 1 flushes the log at each commit; so does 3, on MariaDB. With a binary log, recovery rolls back what did not reach that log.
 *
 * @throws `storage`
 */
export async function assertDurable(session: Session): Promise<void> {
  const row = oneRow(
    await session.read(
      `SELECT @@GLOBAL.innodb_flush_log_at_trx_commit AS flushed, @@GLOBAL.log_bin AS logs, @@GLOBAL.sync_binlog AS synced`,
      [],
    ),
  );
  const flushed = numberOf(row, 'flushed');
  if (flushed !== 1 && flushed !== 3) throw losesCommits('innodb_flush_log_at_trx_commit', flushed);
  const synced = numberOf(row, 'synced');
  if (numberOf(row, 'logs') !== 0 && synced !== 1) throw losesCommits('sync_binlog', synced);
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

function losesCommits(variable: string, value: number): WatchwordError {
  return new WatchwordError(
    'storage',
    `MySQL would lose its last commits in a crash (${variable} is ${value}), and accept the codes that they spent once ` +
      `more. Set ${variable} = 1, or set the option dangerouslyAllowLostCommits.`,
  );
}
