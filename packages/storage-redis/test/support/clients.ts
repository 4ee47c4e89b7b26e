import { Cluster, Redis } from 'ioredis';
import { createClient, createClientPool, createCluster } from 'redis';
import type { RedisClient } from '../../src/index.ts';

/** A client of a host, and how the host closes it. */
export interface Hosted {
  readonly client: RedisClient;
  readonly close: () => unknown;
}

/** Opens a client; the urls are those of all nodes, or of the one server. */
export type Open = (urls: readonly string[]) => Promise<Hosted>;

/** A client that loses its server says so by events. Tests look at what calls answer. */
const quiet = () => undefined;

export const nodeRedis: Open = async ([url = '']) => {
  const client = createClient({ url }).on('error', quiet);
  await client.connect();
  return { client, close: () => client.destroy() };
};

export const nodeRedisPool: Open = async ([url = '']) => {
  const pool = createClientPool({ url }, { minimum: 2, maximum: 4 }).on('error', quiet);
  await pool.connect();
  return { client: pool, close: () => pool.destroy() };
};

export const nodeRedisCluster: Open = async (urls) => {
  const cluster = createCluster({ rootNodes: urls.map((url) => ({ url })) }).on('error', quiet);
  await cluster.connect();
  return { client: cluster, close: () => cluster.destroy() };
};

export const ioRedis: Open = ([url = '']) => {
  const client = new Redis(url).on('error', quiet);
  return Promise.resolve({ client, close: () => client.disconnect() });
};

export const ioRedisCluster: Open = (urls) => {
  const cluster = new Cluster([...urls]).on('error', quiet);
  return Promise.resolve({ client: cluster, close: () => cluster.disconnect() });
};

/** The two packages, each with one connection to one server. */
export const singleClients = [
  { client: 'node-redis', open: nodeRedis },
  { client: 'ioredis', open: ioRedis },
] as const;

/** The two packages, each with a cluster. */
export const clusterClients = [
  { client: 'node-redis', open: nodeRedisCluster },
  { client: 'ioredis', open: ioRedisCluster },
] as const;
