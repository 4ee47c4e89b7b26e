import { WatchwordError } from '@watchword/core/storage';
import { numberOf, oneRow, type Row } from '../client/rows.ts';
import type { Session } from '../client/session.ts';

/** Columns that tell what the server is like at the moment. An administrator may change all of it while it runs. */
export const serverState = `CAST(@@GLOBAL.read_only AS CHAR) NOT IN ('0', 'OFF') AS only_reads,
  @@GLOBAL.innodb_flush_log_at_trx_commit AS flushed, @@GLOBAL.log_bin AS logs, @@GLOBAL.sync_binlog AS synced`;

/** The same, asked by itself. */
export async function readServerState(session: Session): Promise<Row> {
  return oneRow(await session.read(`SELECT ${serverState}`, []));
}

/**
 * Refuses a server that only reads: it is a replica and may be behind, so that a proof that was revoked would count again.
 *
 * @throws `storage`
 */
export function assertPrimary(row: Row): void {
  if (numberOf(row, 'only_reads') === 0) return;
  throw new WatchwordError(
    'storage',
    'MySQL can only be read here (read_only is on): it is a replica and may be behind. Connect to the primary.',
    { retryable: true },
  );
}

/**
 * Refuses a server that acknowledges what a crash can take back: the codes that were spent then would be accepted again (A10).
 * 1 flushes the log at each commit; so does 3, on MariaDB. With a binary log, recovery undoes what did not reach that log.
 *
 * @throws `storage`
 */
export function assertDurable(row: Row): void {
  const flushed = numberOf(row, 'flushed');
  if (flushed !== 1 && flushed !== 3) throw losesCommits('innodb_flush_log_at_trx_commit', flushed);
  const synced = numberOf(row, 'synced');
  if (numberOf(row, 'logs') !== 0 && synced !== 1) throw losesCommits('sync_binlog', synced);
}

function losesCommits(variable: string, value: number): WatchwordError {
  return new WatchwordError(
    'storage',
    `MySQL would lose its last commits in a crash (${variable} is ${value}), and accept the codes that they spent once ` +
      `more. Set ${variable} = 1, or set the option dangerouslyAllowLostCommits.`,
  );
}
