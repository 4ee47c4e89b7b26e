import { Cluster, Redis } from 'ioredis';
import { createClient, createClientPool, createCluster } from 'redis';
import type { RedisClient } from '../../src/index.ts';

/** A client of a host, and how the host closes it. */
interface Hosted {
  readonly client: RedisClient;
  readonly close: () => unknown;
}

/** Where the nodes of a cluster are found instead, by the addresses that they tell. */
export type AddressMap = Readonly<Record<string, { readonly host: string; readonly port: number }>>;

/** Opens a client. The urls are those of all nodes, or of the one server. */
export type Open = (urls: readonly string[], addresses?: AddressMap) => Promise<Hosted>;

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

export const nodeRedisCluster: Open = async (urls, addresses = {}) => {
  const { username, password } = new URL(urls[0] ?? '');
  const cluster = createCluster({
    rootNodes: urls.map((url) => ({ url })),
    defaults: { username, password },
    nodeAddressMap: addresses,
    // Otherwise connect() waits for every node, also for one that is dead.
    minimizeConnections: true,
  }).on('error', quiet);
  await cluster.connect();
  return { client: cluster, close: () => cluster.destroy() };
};

export const ioRedis: Open = ([url = '']) => {
  const client = new Redis(url).on('error', quiet);
  return Promise.resolve({ client, close: () => client.disconnect() });
};

export const ioRedisCluster: Open = (urls, addresses = {}) => {
  const { username, password } = new URL(urls[0] ?? '');
  const cluster = new Cluster([...urls], { natMap: addresses, redisOptions: { username, password } }).on(
    'error',
    quiet,
  );
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

/** By name, for processes that are told what to open. */
export const opens = { nodeRedis, nodeRedisPool, nodeRedisCluster, ioRedis, ioRedisCluster } as const;
