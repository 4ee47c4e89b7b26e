import { DatabaseSync } from 'node:sqlite';
import { SetupError } from '../program/setup-error.ts';

// Portal and lander open the file at the same time: the timeout comes before anything that locks. It is short, because
// node:sqlite waits inside the event loop; a file that stays busy is an error, and an error denies.
// NORMAL: what a power cut may take is the last count of guesses, and that is worth no flush to disk for each guess.
const setUp = `
  PRAGMA busy_timeout = 1000;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS person (
    id TEXT PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_verified INTEGER NOT NULL,
    password_hash TEXT,
    project TEXT,
    project_active INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS password_attempt (login TEXT PRIMARY KEY, free_at INTEGER NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS password_attempt_free_at ON password_attempt (free_at);
`;

/** @throws {SetupError} naming the file and what to do about it */
export function openDatabase(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path);
    database.exec(setUp);
    return database;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown error';
    throw new SetupError(`The people's database ${path} cannot be opened: ${reason}. ${advice(reason)}`, {
      cause: error,
    });
  }
}

function advice(reason: string): string {
  if (/not a database|malformed/.test(reason)) return 'Restore it from a backup, or move it away to begin anew.';
  return 'Check that its folder exists and that this account may write to it.';
}
