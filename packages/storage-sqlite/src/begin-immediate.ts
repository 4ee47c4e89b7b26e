import { setTimeout } from 'node:timers/promises';
import type { SqliteDatabase } from './database.ts';
import { isBusy } from './failure.ts';

/** Milliseconds that a transaction waits for other processes before it fails. */
const longestWait = 5000;
const longestPause = 100;

/**
 * Takes the write lock, waiting on timers so that the event loop stays free for everyone else. Never a deferred
 * transaction: one that reads first and then writes fails whenever someone wrote in between.
 */
export async function beginImmediate(database: SqliteDatabase): Promise<void> {
  let waited = 0;
  while (!tryToBegin(database, waited >= longestWait)) {
    const pause = Math.ceil(Math.random() * longestPause);
    await setTimeout(pause);
    waited += pause;
  }
}

function tryToBegin(database: SqliteDatabase, lastTry: boolean): boolean {
  try {
    database.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (lastTry || !isBusy(error)) throw error;
    return false;
  }
}

/** Undoes the open transaction. SQLite has undone it already after some errors, such as a full disk. */
export function rollBack(database: SqliteDatabase): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // There was none left to undo.
  }
}
