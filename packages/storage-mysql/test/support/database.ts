import { randomBytes } from 'node:crypto';
import { type Server, startMariadb } from '@watchword-internal/services';
import { createPool, type Pool, type PoolOptions } from 'mysql2/promise';
import { inject, onTestFinished } from 'vitest';
import { type MysqlStorage, type MysqlStorageOptions, mysqlStorage } from '../../src/index.ts';

/** A prefix that no other test has. */
export function newPrefix(): string {
  return `t${randomBytes(8).toString('hex')}_`;
}

/** The server that the test files share. It is fast because it is not durable. */
export function sharedUrl(): string {
  return inject('mariadbUrl');
}

/** A durable server of a test's own. */
export async function ownServer(settings: Readonly<Record<string, string>> = {}): Promise<Server> {
  const server = await startMariadb({ durable: true, settings });
  onTestFinished(server.stop);
  return server;
}

/** A pool on the server that the test files share, or another one. Ended after the test. */
export function poolOn(url = sharedUrl(), config: PoolOptions = {}): Pool {
  const pool = createPool({ uri: url, ...config });
  onTestFinished(() => pool.end());
  return pool;
}

/** A storage on tables of its own, not yet made, and the pool under it. */
export function database(options: Partial<MysqlStorageOptions> = {}, pool = poolOn()) {
  const prefix = newPrefix();
  const settings = { pool, prefix, dangerouslyAllowLostCommits: true, ...options };
  return { pool, prefix, storage: mysqlStorage(settings as MysqlStorageOptions) };
}

/** The same, with its tables. */
export async function migrated(
  ...args: Parameters<typeof database>
): Promise<{ readonly pool: Pool; readonly prefix: string; readonly storage: MysqlStorage }> {
  const made = database(...args);
  await made.storage.migrate();
  return made;
}
