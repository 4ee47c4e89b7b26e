import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Storage } from '@watchword/core';
import { mysqlStorage } from '@watchword/storage-mysql';
import { postgresStorage } from '@watchword/storage-postgres';
import { redisStorage } from '@watchword/storage-redis';
import { sqliteStorage } from '@watchword/storage-sqlite';
import { startMariadb, startPostgres, startRedis } from '@watchword-internal/services';
import { createPool, type RowDataPacket } from 'mysql2/promise';
import { Pool } from 'pg';
import { createClient } from 'redis';

/** A store that is empty, and how many bytes it takes. */
export interface Measured {
  readonly storage: Storage;
  readonly bytes: () => Promise<number>;
  readonly end: () => Promise<void>;
}

async function postgres(): Promise<Measured> {
  const server = await startPostgres();
  // Connections that the server ends when it stops.
  const pool = new Pool({ connectionString: server.url }).on('error', () => undefined);
  const storage = postgresStorage({ pool });
  await storage.migrate();
  const bytes = async () => {
    await pool.query('VACUUM FULL');
    const { rows } = await pool.query<{ bytes: string }>(
      `SELECT sum(pg_total_relation_size(relid)) AS bytes FROM pg_stat_user_tables`,
    );
    return Number(rows[0]?.bytes);
  };
  return { storage, bytes, end: () => pool.end().then(server.stop) };
}

async function mariadb(): Promise<Measured> {
  const server = await startMariadb();
  const pool = createPool(server.url);
  const storage = mysqlStorage({ pool, dangerouslyAllowLostCommits: true });
  await storage.migrate();
  const bytes = async () => {
    await pool.query('OPTIMIZE TABLE watchword_account, watchword_event');
    const [rows] = await pool.query<RowDataPacket[]>(
      `SELECT sum(file_size) AS bytes FROM information_schema.innodb_sys_tablespaces WHERE name LIKE '%/watchword%'`,
    );
    return Number(rows[0]?.['bytes']);
  };
  return { storage, bytes, end: () => pool.end().then(server.stop) };
}

async function redis(): Promise<Measured> {
  const server = await startRedis();
  const client = createClient({ url: server.url });
  await client.connect();
  const storage = redisStorage({ client, dangerouslyAllow: ['loss-at-restart', 'loss-of-seconds'] });
  await storage.migrate();
  const bytes = async () => Number(/used_memory_dataset:(\d+)/.exec(await client.info('memory'))?.[1]);
  return { storage, bytes, end: () => client.close().then(server.stop) };
}

async function sqlite(): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'watchword-sizes-'));
  const path = join(folder, 'watchword.db');
  const storage = sqliteStorage({ path });
  await storage.migrate();
  const bytes = async () => {
    const database = new DatabaseSync(path);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    return (await stat(path)).size;
  };
  return { storage, bytes, end: () => storage.close().then(() => rm(folder, { recursive: true })) };
}

export const stores: Readonly<Record<string, () => Promise<Measured>>> = {
  SQLite: sqlite,
  PostgreSQL: postgres,
  MariaDB: mariadb,
  Redis: redis,
};
