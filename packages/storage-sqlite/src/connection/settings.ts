import { WatchwordError } from '@watchword/core/storage';
import type { NamedDatabase } from './database.ts';

/** Milliseconds that SQLite waits for a lock while opening: others may be opening the same new file. */
const openingWait = 5000;
/** Later it never waits, because the whole process stands still meanwhile: `whenFree` does, on timers. */
const laterWait = 0;

/**
 * Sets up a connection: a write-ahead log, so that readers and the writer do not wait for each other. `whileOpening` may
 * still wait for locks. The busy timeout comes first, because changing to WAL needs a lock itself.
 *
 * @throws `storage` where SQLite cannot keep a write-ahead log
 */
export function prepareConnection({ database, name }: NamedDatabase, whileOpening: () => void): void {
  database.exec(`PRAGMA busy_timeout = ${openingWait}`);
  assertLogged(name, database.prepare('PRAGMA journal_mode = WAL').get());
  // On macOS a plain fsync leaves data in the cache of the disk itself; elsewhere this changes nothing.
  database.exec('PRAGMA fullfsync = ON');
  whileOpening();
  database.exec(`PRAGMA busy_timeout = ${laterWait}`);
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
