import { program } from './server/program.ts';
import type { Server } from './server/server.ts';
import { startServer } from './server/start-server.ts';

/** Options of {@link startRedis}. */
export interface RedisOptions {
  /** Whether a write is on the disk before it is acknowledged, as in production. Default false: nothing outlives a restart. */
  readonly durable?: boolean;
  /** Further settings of redis.conf, such as `maxmemory-policy`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Makes it a replica of this server. */
  readonly replicaOf?: Server;
}

/** An empty Redis without a password. */
export function startRedis(options: RedisOptions = {}): Promise<Server> {
  const { host, port } = options.replicaOf ?? {};
  const settings = { ...options.settings, ...(port ? { replicaof: `${host} ${port}` } : {}) };
  return startServer({
    name: 'Redis',
    endSignal: 'SIGTERM',
    ready: /Ready to accept connections/,
    command: (folder, [port]) => redisCommand(folder, port, { ...options, settings }),
    url: (port) => `redis://127.0.0.1:${port}`,
  });
}

/** One node of a cluster that is not joined yet. */
export function startClusterNode(options: RedisOptions): Promise<Server> {
  return startServer({
    name: 'Redis Cluster node',
    ports: 2,
    endSignal: 'SIGTERM',
    ready: /Ready to accept connections/,
    command: (folder, [port, busPort]) =>
      redisCommand(folder, port, {
        ...options,
        settings: {
          'cluster-enabled': 'yes',
          'cluster-config-file': 'nodes.conf',
          'cluster-node-timeout': '2000',
          'cluster-port': String(busPort),
          ...options.settings,
        },
      }),
    url: (port) => `redis://127.0.0.1:${port}`,
  });
}

function redisCommand(
  folder: string,
  port: number | undefined,
  { durable = false, settings }: RedisOptions,
): readonly [string, ...string[]] {
  const all = {
    bind: '127.0.0.1',
    port: String(port),
    dir: folder,
    save: '',
    appendonly: durable ? 'yes' : 'no',
    appendfsync: 'always',
    'repl-diskless-sync-delay': '0',
    ...settings,
  };
  return [program('redis-server'), ...Object.entries(all).flatMap(([name, value]) => [`--${name}`, value])];
}
