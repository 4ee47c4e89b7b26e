import { WatchwordError } from '@watchword/core/storage';

/** What to tell about a failure, by the name of SQLite's result code (https://www.sqlite.org/rescode.html). */
const advice = {
  BUSY: 'is locked. Look for a process that keeps a write transaction open for seconds.',
  LOCKED: 'is locked by another use of the same handle. Give the storage a handle of its own.',
  PROTOCOL: 'is locked. Look for many processes that open it over and over.',
  NESTED: 'is inside a transaction of its host. Give the storage a handle of its own.',
  CLOSED: 'is closed: its host has closed the handle.',
  READONLY: 'is read-only. Let this process write the file and its folder.',
  IOERR: 'cannot be read or written. Check the disk.',
  CORRUPT: 'is damaged. Stop every process that uses it, and restore a backup.',
  FULL: 'cannot grow: the disk is full, or a limit is reached. Make room; nothing was half-written.',
  CANTOPEN: 'cannot be opened. Let this process read and write the file and its folder.',
  NOTADB: 'is not a SQLite database. Correct the path, or restore a backup.',
} as const;

type Failure = keyof typeof advice;

const passing: ReadonlySet<Failure | undefined> = new Set(['BUSY', 'LOCKED', 'PROTOCOL', 'NESTED'] as const);

/** True while somebody else uses the database: the same call may succeed a moment later. */
export function isBusy(error: unknown): boolean {
  return passing.has(failureOf(error));
}

/** An error that names the database and the way out, made of one of a driver. */
export function storageFailure(name: string, cause: unknown): WatchwordError {
  if (cause instanceof WatchwordError) return cause;
  const failure = failureOf(cause);
  const what = failure ? advice[failure] : `failed: ${cause instanceof Error ? cause.message : 'see the cause'}.`;
  return new WatchwordError('storage', `The database ${name} ${what}`, { cause, retryable: isBusy(cause) });
}

/** Does `work`; if it fails, the error names the database. */
export function explained<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storageFailure(name, error);
  }
}

function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  if (/(within|inside) a transaction/.test(error.message)) return 'NESTED';
  if (/not open|been finalized/.test(error.message)) return 'CLOSED';
  const name = resultName(error);
  return name !== undefined && Object.hasOwn(advice, name) ? (name as Failure) : undefined;
}

/** better-sqlite3 gives extended names such as `SQLITE_BUSY_SNAPSHOT`, node:sqlite extended numbers with 5 in the low byte. */
function resultName(error: Error): string | undefined {
  if ('errcode' in error && typeof error.errcode === 'number') return names[error.errcode & 0xff];
  return 'code' in error ? /^SQLITE_([A-Z]+)/.exec(String(error.code))?.[1] : undefined;
}

const names: Readonly<Record<number, Failure>> = {
  5: 'BUSY',
  6: 'LOCKED',
  8: 'READONLY',
  10: 'IOERR',
  11: 'CORRUPT',
  13: 'FULL',
  14: 'CANTOPEN',
  15: 'PROTOCOL',
  26: 'NOTADB',
};
