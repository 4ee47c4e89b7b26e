import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { WatchwordError } from '@watchword/core/storage';
import type { SqliteDatabase } from './database.ts';

/**
 * Milliseconds that SQLite itself waits for a lock. Short, because it blocks the whole process meanwhile; longer waits are
 * timers of the commit queue.
 */
const busyTimeout = 50;
/** While opening there is nothing yet to block, and other processes may be opening too. */
const openTimeout = 5000;

/** Opens a file, made readable for its owner alone if it is new. */
export function openFile(path: string): SqliteDatabase {
  if (path !== ':memory:') createPrivately(path);
  return new DatabaseSync(path);
}

/**
 * Sets what durability rests on. The busy timeout comes first: switching to WAL needs the write lock itself.
 *
 * `synchronous = FULL` makes each commit wait for the disk. With NORMAL the last commits are lost at a power cut, and the
 * codes that they spent would be accepted once more.
 */
export function prepareConnection(database: SqliteDatabase): void {
  database.exec(`PRAGMA busy_timeout = ${openTimeout}`);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
}

/** SQLite gives the WAL files the mode of the database file, so this one decides for all three. */
function createPrivately(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return;
    const message = `The database ${path} cannot be created. Create its folder, and give this process permission to write there.`;
    throw new WatchwordError('storage', message, { cause });
  }
}
