import { type Change, type Storage, WatchwordError } from '@watchword/core/storage';
import { prepareApply } from './commits/apply-change.ts';
import { GroupCommit } from './commits/group-commit.ts';
import { prepareSavepoint } from './commits/savepoint.ts';
import { whenFree } from './commits/when-free.ts';
import { type Connection, connect } from './connection/connect.ts';
import type { SqliteStorageOptions } from './connection/options.ts';
import { storageFailure } from './failure.ts';
import { prepareReads } from './reads/prepare-reads.ts';
import { assertMigrated, migrate } from './schema/migrate.ts';

/** A `Storage` on SQLite. Every method rejects with `WatchwordError` `storage` if the database fails. */
export interface SqliteStorage extends Storage {
  /**
   * Makes the tables where they are missing, or brings them up to date. An empty database has them already; otherwise call
   * this once at each start. Any number of processes may do so at the same time.
   */
  migrate(): Promise<void>;

  /** Waits for what is in flight, then closes the file; a database of the host stays open. Later calls are refused. */
  close(): Promise<void>;
}

/**
 * Keeps accounts in a SQLite file that any number of processes of one machine may share. A commit is on the disk before it
 * is acknowledged; commits that come together share one wait for the disk.
 *
 * The file is opened at once, so that a wrong path stops the start of the application and not the first sign-in.
 *
 * @throws `WatchwordError` `storage` if the database cannot be used, `newer-schema`, `misuse`, `unknown-option`
 */
export function sqliteStorage(options: SqliteStorageOptions): SqliteStorage {
  return new ConnectedStorage(connect(options));
}

class ConnectedStorage implements SqliteStorage {
  readonly #connection: Connection;
  readonly #commits: GroupCommit;
  readonly #inFlight = new Set<Promise<unknown>>();
  #statements: Statements | undefined;
  #closed: Promise<void> | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#commits = new GroupCommit(connection.database, () => this.#prepared());
  }

  load(userId: string): ReturnType<Storage['load']> {
    return this.#call(() => whenFree(() => this.#prepared().load(userId)));
  }

  commit(change: Change): Promise<boolean> {
    return this.#call(() => this.#commits.add(change));
  }

  history(query: Parameters<Storage['history']>[0]): ReturnType<Storage['history']> {
    return this.#call(() => whenFree(() => this.#prepared().history(query)));
  }

  list(query: Parameters<Storage['list']>[0]): ReturnType<Storage['list']> {
    return this.#call(() => whenFree(() => this.#prepared().list(query)));
  }

  migrate(): Promise<void> {
    return this.#call(() => whenFree(() => this.#migrate()));
  }

  close(): Promise<void> {
    this.#closed ??= Promise.allSettled(this.#inFlight).then(this.#connection.close);
    return this.#closed;
  }

  /** Runs a call that `close` waits for; whatever goes wrong is told with the name of the database. */
  async #call<T>(work: () => Promise<T>): Promise<T> {
    const { name } = this.#connection;
    if (this.#closed) throw new WatchwordError('storage', `The database ${name} was closed by close() of its storage.`);
    const running = work();
    this.#inFlight.add(running);
    try {
      return await running;
    } catch (error) {
      throw storageFailure(name, error);
    } finally {
      this.#inFlight.delete(running);
    }
  }

  #migrate(): void {
    this.#connection.setUp();
    migrate(this.#connection);
  }

  /** The statements are prepared at first use, because `migrate` may have to make the tables first. */
  #prepared(): Statements {
    this.#statements ??= prepareStatements(this.#connection);
    return this.#statements;
  }
}

type Statements = ReturnType<typeof prepareStatements>;

function prepareStatements(connection: Connection) {
  connection.setUp();
  assertMigrated(connection);
  const { database } = connection;
  return { ...prepareReads(database), apply: prepareApply(database), savepoint: prepareSavepoint(database) };
}
