import { setImmediate } from 'node:timers/promises';
import type { Change } from '@watchword/core/storage';
import type { SqliteDatabase } from '../connection/database.ts';
import type { Savepoint } from './savepoint.ts';
import { transaction } from './transaction.ts';
import { whenFree } from './when-free.ts';

/** Bounds how long one transaction can hold up the event loop. */
const mostTogether = 200;

/** What is prepared for a transaction. */
export interface GroupStatements {
  /** Makes one change; false if it was decided on another revision. */
  readonly apply: (change: Change) => boolean;
  readonly savepoint: Savepoint;
}

/** Tells a caller how its commit went. */
type Answer = () => void;

interface Waiting {
  readonly change: Change;
  readonly resolve: (done: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets concurrent commits share one transaction, and with it one wait for the disk. Each caller still learns its own
 * outcome, and only once the transaction is durable.
 */
export class GroupCommit {
  readonly #database: SqliteDatabase;
  readonly #prepare: () => GroupStatements;
  readonly #waiting: Waiting[] = [];
  #working = false;

  /** @param prepare called before each transaction: throws if none can be made now */
  constructor(database: SqliteDatabase, prepare: () => GroupStatements) {
    this.#database = database;
    this.#prepare = prepare;
  }

  add(change: Change): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ change, resolve, reject });
      if (!this.#working) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#working = true;
    while (this.#waiting.length > 0) {
      // One turn of the event loop gathers whoever commits at the same time.
      await setImmediate();
      await this.#commitTogether();
    }
    this.#working = false;
  }

  async #commitTogether(): Promise<void> {
    const group: Waiting[] = [];
    const commit = (): Answer[] => {
      const statements = this.#prepare();
      return transaction(this.#database, () => {
        // Taken only now, with the lock in hand, so that those who came while it was awaited are in it.
        group.push(...this.#waiting.splice(0, mostTogether - group.length));
        return group.map((waiting) => applyOne(statements, waiting));
      });
    };
    try {
      const answers = await whenFree(commit);
      for (const answer of answers) answer();
    } catch (error) {
      const failed = group.length > 0 ? group : this.#waiting.splice(0);
      for (const { reject } of failed) reject(error);
    }
  }
}

/** Makes one change, and gives back how to answer its caller after the commit. An error undoes this change alone. */
function applyOne({ apply, savepoint }: GroupStatements, { change, resolve, reject }: Waiting): Answer {
  savepoint.begin();
  try {
    const done = apply(change);
    savepoint.release();
    return () => resolve(done);
  } catch (error) {
    undoOne(savepoint, error);
    return () => reject(error);
  }
}

/** @throws the error itself if SQLite undid the whole transaction on it: then nobody's change is made, and all are told */
function undoOne(savepoint: Savepoint, error: unknown): void {
  try {
    savepoint.undo();
  } catch {
    throw error;
  }
}
