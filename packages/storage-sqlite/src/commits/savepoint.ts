import type { SqliteDatabase } from '../connection/database.ts';

/** A place in a transaction to go back to. */
export interface Savepoint {
  readonly begin: () => void;
  readonly release: () => void;
  /** Undoes what was done since `begin`. Throws if there is no such place any more. */
  readonly undo: () => void;
}

/** Prepared once: each change of a group has one, and to read the words anew took longer than to obey them. */
export function prepareSavepoint(database: SqliteDatabase): Savepoint {
  const begin = database.prepare('SAVEPOINT one_change');
  const release = database.prepare('RELEASE one_change');
  const rollBack = database.prepare('ROLLBACK TO one_change');
  return {
    begin: () => void begin.run(),
    release: () => void release.run(),
    undo() {
      rollBack.run();
      release.run();
    },
  };
}
