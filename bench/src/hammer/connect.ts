import type { Storage } from '@watchword/core';
import { mysqlStorage } from '@watchword/storage-mysql';
import { postgresStorage } from '@watchword/storage-postgres';
import { redisStorage } from '@watchword/storage-redis';
import { sqliteStorage } from '@watchword/storage-sqlite';
import { createClient } from 'redis';

/** What each process of the hammer opens, by a path or the URL of a server. */
export async function connect(target: unknown): Promise<Storage> {
  const where = String(target);
  if (where.startsWith('postgres')) return postgresStorage({ connectionString: where });
  if (where.startsWith('mysql') || where.startsWith('mariadb')) return mysqlStorage({ connectionString: where });
  if (!where.startsWith('redis')) return sqliteStorage({ path: where });
  const client = createClient({ url: where });
  await client.connect();
  return redisStorage({ client });
}
