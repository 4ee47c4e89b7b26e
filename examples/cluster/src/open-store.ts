import type { Storage } from '@watchword/core';
import { postgresStorage } from '@watchword/storage-postgres';
import { redisStorage } from '@watchword/storage-redis';
import { createClient, createCluster } from 'redis';

/** A connection to the store, and how to end it. */
export interface OpenStore {
  readonly storage: Storage;
  /** Makes what the store needs, once; any number of processes may. */
  readonly migrate: () => Promise<void>;
  readonly close: () => Promise<unknown>;
}

/** Opens PostgreSQL, Redis or a Redis Cluster, by its URLs. */
export async function openStore(urls: readonly string[]): Promise<OpenStore> {
  const [url = ''] = urls;
  if (/^postgres(ql)?:/.test(url)) return openPostgres(url);
  if (/^rediss?:/.test(url)) return openRedis(urls);
  throw new Error('A store must be a postgres:// or redis:// URL.');
}

function openPostgres(connectionString: string): OpenStore {
  const storage = postgresStorage({ connectionString });
  return { storage, migrate: () => storage.migrate(), close: () => storage.close() };
}

async function openRedis([url = '', ...more]: readonly string[]): Promise<OpenStore> {
  const client = more.length === 0 ? createClient({ url }) : createCluster({ rootNodes: nodes([url, ...more]) });
  // What is lost is told by the calls that fail, too.
  client.on('error', () => undefined);
  await client.connect();
  // A trial: on a server that keeps less than every commit, what was spent is good again after a crash.
  const storage = redisStorage({ client, dangerouslyAllow: ['loss-at-restart', 'loss-of-seconds'] });
  return { storage, migrate: () => storage.migrate(), close: () => client.close() };
}

function nodes(urls: readonly string[]) {
  return urls.map((url) => ({ url }));
}
