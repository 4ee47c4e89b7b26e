import { setImmediate } from 'node:timers/promises';
import type { Change } from '@watchword/core/storage';
import type { SqliteDatabase } from '../connection/database.ts';
import { transaction } from './transaction.ts';
import { whenFree } from './when-free.ts';

/** Bounds how long one transaction can hold up the event loop. */
const mostTogether = 200;

/** Makes one change inside a transaction; false if it was decided on another revision. */
type Apply = (change: Change) => boolean;

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
  readonly #prepare: () => Apply;
  readonly #waiting: Waiting[] = [];
  #working = false;

  /** @param prepare called before each transaction: gives how a change is made, or throws why none can be made now */
  constructor(database: SqliteDatabase, prepare: () => Apply) {
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
      const apply = this.#prepare();
      return transaction(this.#database, () => {
        // Taken only now, with the lock in hand, so that those who came while it was awaited are in it.
        group.push(...this.#waiting.splice(0, mostTogether - group.length));
        return group.map((waiting) => this.#applyOne(apply, waiting));
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

  /** Makes one change, and gives back how to answer its caller after the commit. An error undoes this change alone. */
  #applyOne(apply: Apply, { change, resolve, reject }: Waiting): Answer {
    this.#database.exec('SAVEPOINT one_change');
    try {
      const done = apply(change);
      this.#database.exec('RELEASE one_change');
      return () => resolve(done);
    } catch (error) {
      undoOne(this.#database, error);
      return () => reject(error);
    }
  }
}

/** @throws the error itself if SQLite undid the whole transaction on it: then nobody's change is made, and all are told */
function undoOne(database: SqliteDatabase, error: unknown): void {
  try {
    database.exec('ROLLBACK TO one_change; RELEASE one_change');
  } catch {
    throw error;
  }
}
