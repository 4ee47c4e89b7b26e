import { execFile } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type RedisOptions, startClusterNode } from './redis.ts';
import { program } from './server/program.ts';
import type { Server } from './server/server.ts';

const run = promisify(execFile);
const patience = 60_000;

/** Options of {@link startRedisCluster}. */
export interface RedisClusterOptions extends Pick<RedisOptions, 'durable' | 'settings'> {
  /** How many nodes share the slots: 3 or more, as Redis demands. */
  readonly nodes: number;
  /** How many replicas each of them has; default 0. */
  readonly replicas?: number;
}

/** A cluster whose every slot is served. */
export interface RedisCluster {
  /** The primaries first. Each can be killed and restarted by itself. */
  readonly nodes: readonly Server[];
  readonly stop: () => Promise<void>;
}

/** An empty Redis Cluster without a password. */
export async function startRedisCluster({
  nodes,
  replicas = 0,
  ...options
}: RedisClusterOptions): Promise<RedisCluster> {
  const starting = Array.from({ length: nodes * (1 + replicas) }, () => startClusterNode(options));
  const started = await Promise.allSettled(starting);
  const servers = started.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const stop = async () => void (await Promise.all(servers.map((server) => server.stop())));
  try {
    await Promise.all(starting);
    await join(servers, replicas);
  } catch (error) {
    await stop();
    throw error;
  }
  return { nodes: servers, stop };
}

async function join(servers: readonly Server[], replicas: number): Promise<void> {
  const addresses = servers.map(({ host, port }) => `${host}:${port}`);
  const options = ['--cluster-replicas', String(replicas), '--cluster-yes'];
  await run(program('redis-cli'), ['--cluster', 'create', ...addresses, ...options]);
  await Promise.all(servers.map((server) => untilJoined(server, replicas)));
  if (replicas === 0) return;
  const primaries = servers.length / (1 + replicas);
  await Promise.all(servers.slice(0, primaries).map((server) => untilFollowed(server, replicas)));
}

/**
 * A replica that is online gets nothing before it has said so itself, which it does once a second: a primary that was killed
 * earlier would take everything with it. So this writes, and waits until the replicas have it.
 */
async function untilFollowed({ port }: Server, replicas: number): Promise<void> {
  const asking = run(program('redis-cli'), ['-p', String(port)]);
  asking.child.stdin?.end(`FLUSHALL\nWAIT ${replicas} ${patience}\n`);
  const [, followers] = (await asking).stdout.split('\n');
  if (!(Number(followers) >= replicas)) throw new Error(`A Redis replica did not follow in ${patience} ms.`);
}

async function untilJoined({ port }: Server, replicas: number): Promise<void> {
  const giveUpAt = performance.now() + patience;
  while (!(await hasJoined(port, replicas))) {
    if (performance.now() > giveUpAt) throw new Error(`The Redis Cluster did not come together in ${patience} ms.`);
    await setTimeout(50);
  }
}

async function hasJoined(port: number, replicas: number): Promise<boolean> {
  const ask = async (...command: readonly string[]) =>
    (await run(program('redis-cli'), ['-p', String(port), ...command])).stdout;
  if (!(await ask('cluster', 'info')).includes('cluster_state:ok')) return false;
  const replication = await ask('info', 'replication');
  if (replication.includes('role:slave')) return replication.includes('master_link_status:up');
  return replication.match(/state=online/g)?.length === replicas || replicas === 0;
}
