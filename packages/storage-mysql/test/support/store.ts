import type { Cuttable, Store } from '@watchword/testkit';
import { type Proxy, type Server, startProxy } from '@watchword-internal/services';
import { createPool, type PoolOptions } from 'mysql2/promise';
import { type MysqlStorage, mysqlStorage } from '../../src/index.ts';
import { newPrefix } from './database.ts';
import { blockCommits, type Commits, transactionCommits } from './requests.ts';
import { withoutBlocks } from './without-blocks.ts';

/** Connects a storage to a server, and says what is to be closed after use. */
export type Connect = (
  url: string,
  prefix: string,
) => {
  readonly storage: MysqlStorage;
  readonly close: () => Promise<unknown>;
  /** Default {@link blockCommits}. */
  readonly commits?: Commits;
};

/** The storage opens and ends the pool. */
export const byUrl: Connect = (connectionString, prefix) => {
  const storage = mysqlStorage({ connectionString, prefix, dangerouslyAllowLostCommits: true });
  return { storage, close: () => storage.close() };
};

/** The host opens and ends it, with settings of its own, and with statements that it runs on each new connection. */
export function byPool(config: PoolOptions = {}, statements: readonly string[] = []): Connect {
  return (url, prefix) => {
    const pool = createPool({ uri: url, ...config });
    pool.on('connection', (connection) => {
      for (const statement of statements) void connection.query(statement);
    });
    return { storage: mysqlStorage({ pool, prefix, dangerouslyAllowLostCommits: true }), close: () => pool.end() };
  };
}

/** The host opens and ends it, on a server that knows no blocks. */
export const byPoolWithoutBlocks: Connect = (url, prefix) => {
  const pool = createPool(url);
  const storage = mysqlStorage({ pool: withoutBlocks(pool), prefix, dangerouslyAllowLostCommits: true });
  return { storage, close: () => pool.end(), commits: transactionCommits };
};

/** A store whose connections may also be made by way of a proxy. */
export interface MysqlStore extends Store {
  readonly connectCuttable: () => Promise<Cuttable>;
}

/**
 * New tables on a server, for each test.
 *
 * @param alter changes them before they are used
 */
export function makeStore(
  connect: Connect,
  url: () => string,
  alter?: (url: string, prefix: string) => Promise<void>,
): () => Promise<MysqlStore> {
  return async () => {
    const prefix = newPrefix();
    const closing: (() => Promise<unknown>)[] = [];
    const open = (address: string) => {
      const { storage, close, commits = blockCommits } = connect(address, prefix);
      closing.unshift(close);
      return { storage, commits };
    };
    await open(url()).storage.migrate();
    await alter?.(url(), prefix);
    return {
      connect: async () => open(url()).storage,
      async connectCuttable() {
        const proxy = await startProxy(addressOf(url()));
        closing.push(proxy.stop);
        const { storage, commits } = open(through(proxy, url()));
        return { storage, cut: proxy.cut, loseReplies: () => void proxy.loseReplyTo(commits) };
      },
      async remove() {
        for (const close of closing) await close();
      },
    };
  };
}

/** The same database, by way of a proxy. */
export function through(proxy: Pick<Proxy, 'port'>, url: string): string {
  const address = new URL(url);
  address.port = String(proxy.port);
  return address.href;
}

/** Where a server listens. */
export function addressOf(url: string): Pick<Server, 'host' | 'port'> {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port) };
}
