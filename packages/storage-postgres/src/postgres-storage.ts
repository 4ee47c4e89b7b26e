import { type Change, type Storage, WatchwordError } from '@watchword/core/storage';
import { type Connection, connect } from './client/connect.ts';
import { assertOptions, type PostgresStorageOptions } from './client/options.ts';
import { Transactions } from './client/transactions.ts';
import { prepareCommit } from './commits/prepare-commit.ts';
import { postgresFailure } from './failures/failure.ts';
import { prepareReads } from './reads/prepare-reads.ts';
import { assertMigrated, migrate } from './schema/migrate.ts';
import { type Tables, tablesOf } from './schema/tables.ts';

/** A `Storage` on PostgreSQL. Every method rejects with `WatchwordError` `storage` if the server fails. */
export interface PostgresStorage extends Storage {
  /**
   * Makes the tables where they are missing, or brings them up to date. Call it once at each start. Any number of processes
   * may do so at the same time, and a role that may not make tables too, once they are there.
   */
  migrate(): Promise<void>;

  /** Waits for what is in flight, then ends the pool that was opened; a pool of the host stays open. Later calls are refused. */
  close(): Promise<void>;
}

/**
 * Keeps accounts in PostgreSQL, which any number of processes and machines may share. A commit is one statement and one round
 * trip, and it is durable before it is acknowledged.
 *
 * Nothing is connected before the first call.
 *
 * @throws `WatchwordError` `misuse`, `unknown-option`
 */
export function postgresStorage(options: PostgresStorageOptions): PostgresStorage {
  assertOptions(options);
  const { schema, prefix } = options;
  const tables = tablesOf({ ...(schema === undefined ? {} : { schema }), ...(prefix === undefined ? {} : { prefix }) });
  return new ConnectedStorage(connect(options), tables);
}

class ConnectedStorage implements PostgresStorage {
  readonly #connection: Connection;
  readonly #tables: Tables;
  readonly #statements: Pick<Storage, 'load' | 'commit' | 'history' | 'list'>;
  readonly #inFlight = new Set<Promise<unknown>>();
  #migrated = false;
  #closed: Promise<void> | undefined;

  constructor(connection: Connection, tables: Tables) {
    this.#connection = connection;
    this.#tables = tables;
    const transactions = new Transactions();
    this.#statements = {
      ...prepareReads(connection.run, transactions, tables),
      commit: prepareCommit(connection.run, transactions, tables),
    };
  }

  load(userId: string): ReturnType<Storage['load']> {
    return this.#ask(() => this.#statements.load(userId));
  }

  commit(change: Change): Promise<boolean> {
    return this.#ask(() => this.#statements.commit(change));
  }

  history(query: Parameters<Storage['history']>[0]): ReturnType<Storage['history']> {
    return this.#ask(() => this.#statements.history(query));
  }

  list(query: Parameters<Storage['list']>[0]): ReturnType<Storage['list']> {
    return this.#ask(() => this.#statements.list(query));
  }

  migrate(): Promise<void> {
    return this.#call(() => migrate(this.#connection, this.#tables));
  }

  close(): Promise<void> {
    this.#closed ??= Promise.allSettled(this.#inFlight).then(this.#connection.end);
    return this.#closed;
  }

  /** Runs a call on the tables, after a look at their version before the first one. */
  #ask<T>(work: () => Promise<T>): Promise<T> {
    return this.#call(async () => {
      if (!this.#migrated) await assertMigrated(this.#connection, this.#tables);
      this.#migrated = true;
      return work();
    });
  }

  /** Runs a call that `close` waits for; whatever goes wrong is told with the way out, and without what was sent. */
  async #call<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new WatchwordError('storage', 'The storage on PostgreSQL was closed by its close().');
    const running = work();
    this.#inFlight.add(running);
    try {
      return await running;
    } catch (error) {
      throw postgresFailure(error);
    } finally {
      this.#inFlight.delete(running);
    }
  }
}
