import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mysqlStorage } from '@watchword/storage-mysql';
import { postgresStorage } from '@watchword/storage-postgres';
import { redisStorage } from '@watchword/storage-redis';
import { startMariadb, startPostgres, startRedis } from '@watchword-internal/services';
import { createClient } from 'redis';

/** A store that is made and empty, and as durable as it is meant to be used. */
export interface Target {
  /** A path or a URL. */
  readonly where: string;
  readonly end: () => Promise<unknown>;
}

async function sqlite(): Promise<Target> {
  const folder = await mkdtemp(join(tmpdir(), 'watchword-bench-'));
  return { where: join(folder, 'watchword.db'), end: () => rm(folder, { recursive: true }) };
}

async function postgres(): Promise<Target> {
  const server = await startPostgres({ durable: true });
  const storage = postgresStorage({ connectionString: server.url });
  await storage.migrate();
  await storage.close();
  return { where: server.url, end: server.stop };
}

async function mariadb(): Promise<Target> {
  const server = await startMariadb({ durable: true });
  const storage = mysqlStorage({ connectionString: server.url });
  await storage.migrate();
  await storage.close();
  return { where: server.url, end: server.stop };
}

async function redis(): Promise<Target> {
  const server = await startRedis({ durable: true });
  const client = createClient({ url: server.url });
  await client.connect();
  await redisStorage({ client }).migrate();
  await client.close();
  return { where: server.url, end: server.stop };
}

/** Every durable store. */
export const targets = { sqlite, postgres, mariadb, redis } as const;
