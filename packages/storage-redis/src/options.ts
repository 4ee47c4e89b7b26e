import { checkKeys, type KnownKeys, WatchwordError } from '@watchword/core/storage';
import { connectorOf } from './client/connector.ts';
import type { RedisClient } from './client/redis-client.ts';
import type { DurabilityOptions } from './durability.ts';
import { isList } from './is-list.ts';
import { remedies, type ServerRisk } from './server/risks.ts';
import type { Store } from './store.ts';

/** Options of {@link redisStorage}. */
export interface RedisStorageOptions {
  /**
   * A client of the package `redis` (`createClient`, `createClientPool`, `createCluster`, `createSentinel`), connected, or a
   * `Redis` or `Cluster` of `ioredis`. The host closes it. Let it be for this storage alone if `durability` is set: a commit that
   * waits for replicas holds up what follows it on the connection.
   */
  readonly client: RedisClient;
  /** What the name of every key begins with; default `watchword`. Two stores in one database need two. */
  readonly prefix?: string;
  /** What must have a commit before it is acknowledged, besides the primary; default nothing. */
  readonly durability?: DurabilityOptions;
  /** How long a call may take, in milliseconds; default 5000, at most 9000: core gives up at 10,000. */
  readonly timeoutMs?: number;
  /** Risks of the server to live with. Each lets codes be used again, or users lose their second factor: see the guide. */
  readonly dangerouslyAllow?: readonly ServerRisk[];
}

/** The options, complete. */
export interface Config {
  readonly store: Store;
  readonly timeoutMs: number;
  readonly allowed: readonly ServerRisk[];
}

const known: KnownKeys<RedisStorageOptions> = {
  client: true,
  prefix: true,
  durability: true,
  timeoutMs: true,
  dangerouslyAllow: true,
};

/** @throws `misuse`, `unknown-option` */
export function configOf(options: RedisStorageOptions): Config {
  checkKeys<RedisStorageOptions>(options, known, 'redisStorage');
  const { client, prefix = 'watchword', durability = {}, timeoutMs = 5000, dangerouslyAllow = [] } = options;
  assertPrefix(prefix);
  assertWhole('timeoutMs', timeoutMs, { least: 1, most: 9000 });
  assertRisks(dangerouslyAllow);
  return {
    store: {
      connector: connectorOf(client),
      prefix,
      name: `The Redis store "${prefix}"`,
      durability: durabilityOf(durability, timeoutMs),
    },
    timeoutMs,
    allowed: dangerouslyAllow,
  };
}

function durabilityOf(durability: DurabilityOptions, callTimeoutMs: number): Required<DurabilityOptions> {
  checkKeys<DurabilityOptions>(durability, { replicas: true, disk: true, timeoutMs: true }, 'durability');
  const { replicas = 0, disk = false, timeoutMs = Math.min(1000, callTimeoutMs) } = durability;
  assertWhole('durability.replicas', replicas, { least: 0, most: 100 });
  assertWhole('durability.timeoutMs', timeoutMs, { least: 1, most: callTimeoutMs });
  if (typeof disk !== 'boolean') throw new WatchwordError('misuse', 'durability.disk must be true or false.');
  return { replicas, disk, timeoutMs };
}

/** A brace would decide over the node of a cluster; the rest keeps messages and access rules readable. */
function assertPrefix(prefix: unknown): void {
  if (typeof prefix === 'string' && /^[\w:./-]{1,100}$/.test(prefix)) return;
  throw new WatchwordError('misuse', 'prefix must be 1 to 100 letters, digits or any of : . / _ -');
}

function assertWhole(name: string, value: unknown, range: { readonly least: number; readonly most: number }): void {
  if (Number.isInteger(value) && Number(value) >= range.least && Number(value) <= range.most) return;
  throw new WatchwordError('misuse', `${name} must be a whole number from ${range.least} to ${range.most}.`);
}

function assertRisks(risks: unknown): void {
  if (isList(risks) && risks.every((risk) => typeof risk === 'string' && Object.hasOwn(remedies, risk))) return;
  throw new WatchwordError('misuse', `dangerouslyAllow must be a list of ${Object.keys(remedies).join(', ')}.`);
}
