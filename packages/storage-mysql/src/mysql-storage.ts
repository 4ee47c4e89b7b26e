import { type Change, type Storage, WatchwordError } from '@watchword/core/storage';
import { type Connector, connect } from './client/connect.ts';
import { assertOptions, type MysqlStorageOptions } from './client/options.ts';
import type { Row } from './client/rows.ts';
import type { Session } from './client/session.ts';
import { Sessions } from './client/sessions.ts';
import { Commits } from './commits/commit.ts';
import { encode } from './commits/encode.ts';
import { mysqlFailure } from './failures/failure.ts';
import { history, list, load } from './reads/reads.ts';
import { assertMigrated, assertTransactional, migrate } from './schema/migrate.ts';
import { assertDurable, readServerState } from './schema/server-state.ts';
import { type Tables, tablesOf } from './schema/tables.ts';

/** A `Storage` on MySQL or MariaDB. Every method rejects with `WatchwordError` `storage` if the server fails. */
export interface MysqlStorage extends Storage {
  /**
   * Makes the tables where they are missing, or brings them up to date. Call it once at each start. Any number of processes
   * may do so at the same time, and a user that may not make tables too, once they are there.
   */
  migrate(): Promise<void>;

  /** Waits for what is in flight, then ends the pool that was opened; a pool of the host stays open. Later calls are refused. */
  close(): Promise<void>;
}

/**
 * Keeps accounts in MySQL or MariaDB, which any number of processes and machines may share. A commit is one short transaction,
 * on MariaDB in one round trip, and it is on the disk of the server before it is acknowledged.
 *
 * Nothing is connected before the first call.
 *
 * @throws `WatchwordError` `misuse`, `unknown-option`
 */
export function mysqlStorage(options: MysqlStorageOptions): MysqlStorage {
  assertOptions(options);
  const { prefix } = options;
  return new ConnectedStorage(
    connect(options),
    tablesOf(prefix === undefined ? {} : { prefix }),
    options.dangerouslyAllowLostCommits === true,
  );
}

/** Milliseconds: longer than processes wait for one another, and than tables take to make. */
const migrateWithin = 120_000;

class ConnectedStorage implements MysqlStorage {
  readonly #connector: Connector;
  readonly #tables: Tables;
  readonly #mayLoseCommits: boolean;
  readonly #sessions: Sessions;
  readonly #commits: Commits;
  readonly #inFlight = new Set<Promise<unknown>>();
  #closed: Promise<void> | undefined;

  constructor(connector: Connector, tables: Tables, mayLoseCommits: boolean) {
    this.#connector = connector;
    this.#tables = tables;
    this.#mayLoseCommits = mayLoseCommits;
    this.#commits = new Commits(tables);
    this.#sessions = new Sessions(connector, (session) => this.#assertReady(session));
  }

  load(userId: string): ReturnType<Storage['load']> {
    return this.#call(() =>
      this.#sessions.use((session) => load(session, this.#tables, userId, (row) => this.#assertDurable(row))),
    );
  }

  commit(change: Change): Promise<boolean> {
    return this.#call(() => {
      const encoded = encode(change);
      return this.#sessions.use((session) => this.#commits.commit(session, encoded));
    });
  }

  history(query: Parameters<Storage['history']>[0]): ReturnType<Storage['history']> {
    return this.#call(() => this.#sessions.use((session) => history(session, this.#tables, query)));
  }

  list(query: Parameters<Storage['list']>[0]): ReturnType<Storage['list']> {
    return this.#call(() => this.#sessions.use((session) => list(session, this.#tables, query)));
  }

  migrate(): Promise<void> {
    return this.#call(() => this.#sessions.useUp((session) => this.#migrate(session), migrateWithin));
  }

  close(): Promise<void> {
    this.#closed ??= Promise.allSettled(this.#inFlight).then(this.#connector.end);
    return this.#closed;
  }

  async #migrate(session: Session): Promise<void> {
    this.#assertDurable(await readServerState(session));
    await migrate(session, this.#tables);
    await assertTransactional(session, this.#tables);
  }

  async #assertReady(session: Session): Promise<void> {
    this.#assertDurable(await readServerState(session));
    await assertMigrated(session, this.#tables);
    await assertTransactional(session, this.#tables);
  }

  #assertDurable(state: Row): void {
    if (!this.#mayLoseCommits) assertDurable(state);
  }

  /** Runs a call that `close` waits for; whatever goes wrong is told with the way out, and without what was sent. */
  async #call<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new WatchwordError('storage', 'The storage on MySQL was closed by its close().');
    const running = work();
    this.#inFlight.add(running);
    try {
      return await running;
    } catch (error) {
      throw mysqlFailure(error);
    } finally {
      this.#inFlight.delete(running);
    }
  }
}
