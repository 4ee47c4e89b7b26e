import type { Cuttable, Store } from '@watchword/testkit';
import { type Proxy, type Server, startProxy } from '@watchword-internal/services';
import type { PoolConfig } from 'pg';
import { type PostgresStorage, type PostgresStorageOptions, postgresStorage } from '../../src/index.ts';
import { newPrefix, openPool } from './database.ts';

/** How the storages of a store connect, and with which tables. */
export interface StoreSettings {
  readonly url: () => string;
  readonly config?: PoolConfig;
  readonly options?: Partial<PostgresStorageOptions>;
  /** Makes the tables; default is migrate(). */
  readonly makeTables?: (url: string, prefix: string) => Promise<unknown>;
}

/** A store whose connections may also be made by way of a proxy. */
export interface PostgresStore extends Store {
  readonly connectCuttable: () => Promise<Cuttable>;
}

/** New tables on a server, for each test. */
export function makeStore({ url, config, options, makeTables }: StoreSettings): () => Promise<PostgresStore> {
  return async () => {
    const prefix = newPrefix();
    const closing: (() => Promise<unknown>)[] = [];
    const open = (address: string, more: PoolConfig = {}): PostgresStorage => {
      const pool = openPool(address, { ...config, ...more });
      closing.unshift(() => pool.end());
      return postgresStorage({ pool, prefix, ...options } as PostgresStorageOptions);
    };
    await (makeTables ? makeTables(url(), prefix) : open(url()).migrate());
    return {
      connect: async () => open(url()),
      async connectCuttable() {
        const proxy = await startProxy(addressOf(url()));
        closing.push(proxy.stop);
        return { storage: open(through(proxy, url()), { max: 1 }), cut: proxy.cut, loseReplies: proxy.loseReplies };
      },
      async remove() {
        for (const close of closing) await close();
      },
    };
  };
}

/** The same database, by way of a proxy. */
export function through(proxy: Proxy, url: string): string {
  const address = new URL(url);
  address.port = String(proxy.port);
  return address.href;
}

/** Where a server listens. */
export function addressOf(url: string): Pick<Server, 'host' | 'port'> {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port) };
}
