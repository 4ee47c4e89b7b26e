import type { SqliteDatabase } from '../connection/database.ts';

/**
 * Does `work` in a transaction that is durable once this returns, and undone if it throws.
 *
 * IMMEDIATE takes the write lock first. A deferred transaction that reads and then writes fails whenever another process
 * wrote in between. FULL is set each time, because a handle of the host may have been set otherwise: with NORMAL a power
 * cut loses the last commits, and the codes that they spent would be accepted again.
 */
export function transaction<T>(database: SqliteDatabase, work: () => T): T {
  database.exec('PRAGMA synchronous = FULL; BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

/** SQLite has undone the transaction by itself after some errors, such as a full disk; then there is none to undo. */
function rollBack(database: SqliteDatabase): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // The error that led here is the one to tell.
  }
}
