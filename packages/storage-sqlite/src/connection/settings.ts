import { WatchwordError } from '@watchword/core/storage';
import type { NamedDatabase } from './database.ts';

/**
 * Pages, of 4 kB: with the 1,000 of SQLite's own every thirtieth group of commits waits for the log to be written back. Now few do,
 * and the log takes 40 MB at most, unless a reader keeps it.
 */
const checkpointAfter = 10_000;

/**
 * Sets up a connection. The busy timeout comes first: SQLite must never wait for a lock itself, because both drivers are
 * synchronous and the whole process would stand still. Waiting is left to `whenFree`, which does it on timers.
 *
 * @throws `storage` where SQLite cannot keep a write-ahead log
 */
export function applySettings({ database, name }: NamedDatabase): void {
  database.exec('PRAGMA busy_timeout = 0');
  assertLogged(name, database.prepare('PRAGMA journal_mode = WAL').get());
  database.exec(`PRAGMA wal_autocheckpoint = ${checkpointAfter}`);
  // On macOS a plain fsync leaves data in the cache of the disk itself; elsewhere this changes nothing.
  database.exec('PRAGMA fullfsync = ON');
}

/** A database in memory has nothing to log. */
function assertLogged(name: string, row: unknown): void {
  const { journal_mode: mode } = row as { readonly journal_mode?: unknown };
  if (mode === 'wal' || mode === 'memory') return;
  throw new WatchwordError(
    'storage',
    `The database ${name} cannot have a write-ahead log (its journal mode stays ${String(mode)}). Choose another disk.`,
  );
}
