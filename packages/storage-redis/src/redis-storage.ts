import { type Change, type Storage, WatchwordError } from '@watchword/core/storage';
import { commit } from './commit.ts';
import { storageFailure } from './failure.ts';
import { allBuckets, bucketOf } from './keys.ts';
import { type Config, configOf, type RedisStorageOptions } from './options.ts';
import { history } from './reads/history.ts';
import { list } from './reads/list.ts';
import { load } from './reads/load.ts';
import { assertMade, migrate } from './schema/migrate.ts';
import { ServerCheck } from './server/server-check.ts';
import { within } from './time-limit.ts';

/** A `Storage` on Redis. Every method rejects with `WatchwordError` `storage` if the server fails or would lose accounts. */
export interface RedisStorage extends Storage {
  /**
   * Makes a new store, or finds that it has been made. Any number of processes may call it at the same time. Call it once, when
   * you set the store up, and not at each start: on a server that has lost everything it would make an empty store.
   */
  migrate(): Promise<void>;

  /**
   * Asserts that the store has been made and that no part of it is gone, and that the settings of every server keep what is
   * acknowledged. Call it at each start: otherwise the first sign-in finds out, and again every minute.
   */
  assertSafe(): Promise<void>;

  /** Waits for what is in flight, then refuses later calls. The client stays open: it is the host's. */
  close(): Promise<void>;
}

/**
 * Keeps accounts in Redis 6.2 or later, or Valkey, single or clustered, for any number of processes. A commit is one script on
 * the node of its user, in one round trip.
 *
 * Nothing is sent to the server yet.
 *
 * @throws `WatchwordError` `misuse`, `unknown-option`
 */
export function redisStorage(options: RedisStorageOptions): RedisStorage {
  return new ConnectedStorage(configOf(options));
}

class ConnectedStorage implements RedisStorage {
  readonly #config: Config;
  readonly #servers: ServerCheck;
  readonly #inFlight = new Set<Promise<unknown>>();
  #closed: Promise<unknown> | undefined;

  constructor(config: Config) {
    this.#config = config;
    this.#servers = new ServerCheck(config.store, config.allowed);
  }

  load(userId: string): ReturnType<Storage['load']> {
    return this.#call([bucketOf(userId)], () => load(this.#config.store, userId));
  }

  commit(change: Change): Promise<boolean> {
    return this.#call([bucketOf(change.userId)], () => commit(this.#config.store, change));
  }

  history(query: Parameters<Storage['history']>[0]): ReturnType<Storage['history']> {
    return this.#call([bucketOf(query.userId)], () => history(this.#config.store, query));
  }

  list(query: Parameters<Storage['list']>[0]): ReturnType<Storage['list']> {
    return this.#call(allBuckets, () => list(this.#config.store, query));
  }

  migrate(): Promise<void> {
    return this.#call([], async () => {
      await this.#lookAtAll();
      await migrate(this.#config.store);
    });
  }

  assertSafe(): Promise<void> {
    return this.#call([], async () => {
      await this.#lookAtAll();
      await assertMade(this.#config.store);
    });
  }

  async close(): Promise<void> {
    this.#closed ??= Promise.allSettled(this.#inFlight);
    await this.#closed;
  }

  /** Runs a call on buckets whose servers have passed. `close` waits for it; it ends in time; errors name the store. */
  async #call<T>(buckets: readonly number[], work: () => Promise<T>): Promise<T> {
    const { store, timeoutMs } = this.#config;
    if (this.#closed) throw new WatchwordError('storage', `${store.name} was closed by close() of its storage.`);
    const running = within(timeoutMs, store.name, this.#checked(buckets, work));
    this.#inFlight.add(running);
    try {
      return await running;
    } catch (error) {
      throw storageFailure(error, store);
    } finally {
      this.#inFlight.delete(running);
    }
  }

  async #checked<T>(buckets: readonly number[], work: () => Promise<T>): Promise<T> {
    await Promise.all(buckets.map((bucket) => this.#servers.ready(bucket)));
    return work();
  }

  /** In a cluster any bucket may be on a server of its own. */
  async #lookAtAll(): Promise<void> {
    const buckets = this.#config.store.connector.clustered ? allBuckets : [0];
    await Promise.all(buckets.map((bucket) => this.#servers.look(bucket)));
  }
}
