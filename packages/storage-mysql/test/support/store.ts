import type { Cuttable, Store } from '@watchword/testkit';
import { type Proxy, type Server, startProxy } from '@watchword-internal/services';
import { createPool, type PoolOptions } from 'mysql2/promise';
import { type MysqlStorage, mysqlStorage } from '../../src/index.ts';
import { newPrefix } from './database.ts';

/** How the storages of a store connect. */
export interface StoreSettings {
  readonly url: () => string;
  readonly config?: PoolOptions;
  /** Statements that are run on each new connection, as a host may do. */
  readonly session?: readonly string[];
}

/** A store whose connections may also be made by way of a proxy. */
export interface MysqlStore extends Store {
  readonly connectCuttable: () => Promise<Cuttable>;
}

/** New tables on a server, for each test. */
export function makeStore({ url, config, session = [] }: StoreSettings): () => Promise<MysqlStore> {
  return async () => {
    const prefix = newPrefix();
    const closing: (() => Promise<unknown>)[] = [];
    const open = (address: string, more: PoolOptions = {}): MysqlStorage => {
      const pool = createPool({ uri: address, ...config, ...more });
      pool.on('connection', (connection) => {
        for (const statement of session) void connection.query(statement);
      });
      closing.unshift(() => pool.end());
      return mysqlStorage({ pool, prefix, dangerouslyAllowLostCommits: true });
    };
    await open(url()).migrate();
    return {
      connect: async () => open(url()),
      async connectCuttable() {
        const proxy = await startProxy(addressOf(url()));
        closing.push(proxy.stop);
        const loseReplies = () => void proxy.loseReplyTo((request) => request.includes('COMMIT'));
        return { storage: open(through(proxy, url()), { connectionLimit: 1 }), cut: proxy.cut, loseReplies };
      },
      async remove() {
        for (const close of closing) await close();
      },
    };
  };
}

/** The same database, by way of a proxy. */
function through(proxy: Pick<Proxy, 'port'>, url: string): string {
  const address = new URL(url);
  address.port = String(proxy.port);
  return address.href;
}

/** Where a server listens. */
function addressOf(url: string): Pick<Server, 'host' | 'port'> {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port) };
}
