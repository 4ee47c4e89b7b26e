import { type Change, type Page, type Storage, type StoredAccount, WatchwordError } from '@watchword/core/storage';
import { CommitQueue } from './commit-queue.ts';
import type { SqliteDatabase } from './database.ts';
import { storageFailure } from './failure.ts';
import { assertMigrated, migrate } from './migrate.ts';
import { openFile, prepareConnection } from './open-database.ts';
import { assertLimit, eventBefore, pageOf } from './pages.ts';
import { prepareStatements, type Statements } from './statements.ts';

/** Options of {@link sqliteStorage}: a file, or a database that the host has opened. */
export type SqliteStorageOptions =
  | {
      /** The database file; it is made if it does not exist, its folder is not. */
      readonly path: string;
    }
  | {
      /** A `DatabaseSync` of node:sqlite or a `Database` of better-sqlite3; set to WAL and `synchronous = FULL`. */
      readonly database: SqliteDatabase;
    };

/** A {@link Storage} on SQLite. */
export interface SqliteStorage extends Storage {
  /** Makes the tables where they are missing. Call it at each start; many processes may do so at once. */
  migrate(): Promise<void>;
  /** Waits for commits in flight, then closes the database if it was opened by path. Any later call rejects. */
  close(): Promise<void>;
}

/**
 * Keeps accounts in a SQLite file, which several processes of one machine may share. A commit is durable on disk (WAL,
 * `synchronous = FULL`) before it is acknowledged; commits that come together share one wait for the disk.
 *
 * @throws {@link WatchwordError} `storage` if the file cannot be opened, `misuse` without a path
 */
export function sqliteStorage(options: SqliteStorageOptions): SqliteStorage {
  if ('database' in options) return new OpenSqliteStorage(options.database, 'that was handed in', false);
  const { path } = options;
  if (typeof path !== 'string' || path === '') {
    throw new WatchwordError(
      'misuse',
      "sqliteStorage() needs a path, such as sqliteStorage({ path: 'watchword.db' }).",
    );
  }
  try {
    return new OpenSqliteStorage(openFile(path), path, true);
  } catch (error) {
    throw storageFailure(path, error);
  }
}

class OpenSqliteStorage implements SqliteStorage {
  readonly #database: SqliteDatabase;
  readonly #name: string;
  readonly #ownsDatabase: boolean;
  readonly #commits: CommitQueue;
  #prepared: Statements | undefined;
  #closed = false;

  constructor(database: SqliteDatabase, name: string, ownsDatabase: boolean) {
    prepareConnection(database);
    this.#database = database;
    this.#name = name;
    this.#ownsDatabase = ownsDatabase;
    this.#commits = new CommitQueue(database, (change) => this.#statements().apply(change));
  }

  async migrate(): Promise<void> {
    await this.#guard(() => migrate(this.#database));
  }

  async load(userId: string): Promise<StoredAccount | undefined> {
    return this.#guard(() => this.#statements().load(userId));
  }

  async commit(change: Change): Promise<boolean> {
    return this.#guard(() => {
      this.#statements();
      return this.#commits.add(change);
    });
  }

  async history(query: Parameters<Storage['history']>[0]): Promise<Page<string>> {
    return this.#guard(() => {
      assertLimit(query.limit);
      const rows = this.#statements().history(query.userId, eventBefore(query.before), query.limit + 1);
      return pageOf(rows, query.limit, { item: ({ event }) => event, cursor: ({ id }) => String(id) });
    });
  }

  async list(query: Parameters<Storage['list']>[0]): Promise<Page<string>> {
    return this.#guard(() => {
      assertLimit(query.limit);
      const userIds = this.#statements().list(query.after, query.limit + 1);
      return pageOf(userIds, query.limit, { item: (id) => id, cursor: (id) => id });
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#commits.idle();
    if (this.#ownsDatabase) this.#database.close();
  }

  /** Prepared at first use, because the tables may be made after the database is opened. */
  #statements(): Statements {
    if (!this.#prepared) {
      assertMigrated(this.#database);
      this.#prepared = prepareStatements(this.#database);
    }
    return this.#prepared;
  }

  /** Whatever goes wrong is told with the name of the file and the way out. */
  async #guard<T>(call: () => T | Promise<T>): Promise<T> {
    if (this.#closed) throw new WatchwordError('misuse', `The database ${this.#name} was used after close().`);
    try {
      return await call();
    } catch (error) {
      throw storageFailure(this.#name, error);
    }
  }
}
