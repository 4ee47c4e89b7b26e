import { WatchwordError } from '@watchword/core/storage';

const busy = 5;

/** What to do about a primary result code of SQLite (https://www.sqlite.org/rescode.html). */
const advice: Readonly<Record<number, string>> = {
  5: 'is locked by another process. Try again; if it lasts, look for a process that keeps a transaction open.',
  8: 'is read-only. Give this process write permission on the file and on its folder.',
  10: 'cannot be read or written (disk error). Check the disk, then restore from a backup if need be.',
  11: 'is damaged. Stop every process that uses it, and restore it from a backup.',
  13: 'cannot grow: the disk is full. Make room; nothing was half-written.',
  14: 'cannot be opened. Create its folder, and give this process permission to read and write there.',
  26: 'is not a SQLite database. Check the path, or restore the file from a backup.',
};

/** True if another connection holds the write lock. */
export function isBusy(error: unknown): boolean {
  return resultCode(error) === busy;
}

/** Turns an error of the driver into one that names the file and the way out. */
export function storageFailure(path: string, cause: unknown): WatchwordError {
  if (cause instanceof WatchwordError) return cause;
  const what = advice[resultCode(cause) ?? 0] ?? 'failed. See the cause.';
  return new WatchwordError('storage', `The database ${path} ${what}`, { cause, retryable: isBusy(cause) });
}

/** The primary result code: node:sqlite gives a number, better-sqlite3 a name. */
function resultCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode & 0xff;
  if (!('code' in error) || typeof error.code !== 'string') return undefined;
  const name = /^SQLITE_([A-Z]+)/.exec(error.code)?.[1];
  return name === undefined ? undefined : codeOf[name];
}

const codeOf: Readonly<Record<string, number>> = {
  BUSY: busy,
  READONLY: 8,
  IOERR: 10,
  CORRUPT: 11,
  FULL: 13,
  CANTOPEN: 14,
  NOTADB: 26,
};
