import type { Change } from '@watchword/core/storage';
import { beginImmediate, rollBack } from './begin-immediate.ts';
import type { SqliteDatabase } from './database.ts';

interface Waiting {
  readonly change: Change;
  readonly resolve: (done: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets concurrent commits share one transaction, and with it one wait for the disk. Each caller still learns its own
 * outcome, and only once the transaction is durable.
 */
export class CommitQueue {
  readonly #database: SqliteDatabase;
  readonly #apply: (change: Change) => boolean;
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | undefined;

  /** @param apply writes one change inside an open transaction; false if it did not apply. */
  constructor(database: SqliteDatabase, apply: (change: Change) => boolean) {
    this.#database = database;
    this.#apply = apply;
  }

  add(change: Change): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ change, resolve, reject });
      this.#flushing ??= this.#flushAll();
    });
  }

  /** Resolves once nothing is in flight. */
  async idle(): Promise<void> {
    while (this.#flushing) await this.#flushing;
  }

  async #flushAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      // One turn of the event loop gathers whoever commits at the same time.
      await new Promise((resolve) => setImmediate(resolve));
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#flush(batch);
    }
    this.#flushing = undefined;
  }

  async #flush(batch: readonly Waiting[]): Promise<void> {
    try {
      await beginImmediate(this.#database);
      const answers = batch.map((waiting) => this.#applyOne(waiting));
      this.#database.exec('COMMIT');
      for (const answer of answers) answer();
    } catch (error) {
      rollBack(this.#database);
      for (const { reject } of batch) reject(error);
    }
  }

  /** Applies a change now, and gives back how to answer its caller once it is durable. An error undoes this change alone. */
  #applyOne({ change, resolve, reject }: Waiting): () => void {
    this.#database.exec('SAVEPOINT one');
    try {
      const done = this.#apply(change);
      this.#database.exec('RELEASE one');
      return () => resolve(done);
    } catch (error) {
      this.#database.exec('ROLLBACK TO one; RELEASE one');
      return () => reject(error);
    }
  }
}
