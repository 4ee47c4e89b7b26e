import { setImmediate } from 'node:timers/promises';
import type { Change } from '@watchword/core/storage';
import type { SqliteDatabase } from '../connection/database.ts';
import { transaction } from './transaction.ts';
import { whenFree } from './when-free.ts';

/** Bounds how long one transaction can hold up the event loop. */
const mostTogether = 200;

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
  readonly #apply: (change: Change) => boolean;
  readonly #waiting: Waiting[] = [];
  #working = false;

  /** @param apply makes one change inside a transaction; false if it was decided on another revision */
  constructor(database: SqliteDatabase, apply: (change: Change) => boolean) {
    this.#database = database;
    this.#apply = apply;
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
    const applyAll = (): (() => void)[] => {
      // Taken only now, with the lock in hand, so that those who came while it was awaited are in it.
      group.push(...this.#waiting.splice(0, mostTogether - group.length));
      return group.map((waiting) => this.#applyOne(waiting));
    };
    try {
      const answers = await whenFree(() => transaction(this.#database, applyAll));
      for (const answer of answers) answer();
    } catch (error) {
      const failed = group.length > 0 ? group : this.#waiting.splice(0);
      for (const { reject } of failed) reject(error);
    }
  }

  /** Makes one change, and gives back how to answer its caller after the commit. An error undoes this change alone. */
  #applyOne({ change, resolve, reject }: Waiting): () => void {
    this.#database.exec('SAVEPOINT one_change');
    try {
      const done = this.#apply(change);
      this.#database.exec('RELEASE one_change');
      return () => resolve(done);
    } catch (error) {
      // This throws if SQLite has undone the whole transaction; then nobody's change was made, and all are told.
      this.#database.exec('ROLLBACK TO one_change; RELEASE one_change');
      return () => reject(error);
    }
  }
}
