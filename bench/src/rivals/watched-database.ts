import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** What SQLite calls it when another process has the lock. */
const busy = 5;

/** A database that counts the statements that failed for the lock of another process, whatever is made of the error. */
export class WatchedDatabase extends DatabaseSync {
  locked = 0;

  override prepare(sql: string): StatementSync {
    return new Proxy(super.prepare(sql), {
      get: (statement, name) => {
        const member: unknown = Reflect.get(statement, name);
        if (typeof member !== 'function') return member;
        return (...values: unknown[]) => this.#watch(() => Reflect.apply(member, statement, values) as unknown);
      },
    });
  }

  #watch<Result>(execute: () => Result): Result {
    try {
      return execute();
    } catch (error) {
      if ((error as { readonly errcode?: unknown }).errcode === busy) this.locked += 1;
      throw error;
    }
  }
}
