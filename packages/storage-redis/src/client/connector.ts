import { WatchwordError } from '@watchword/core/storage';
import { ioRedisConnector } from './io-redis.ts';
import { nodeRedisConnector } from './node-redis.ts';
import type { IoRedisClient, RedisClient } from './redis-client.ts';

/** A command and its arguments. */
export type Command = readonly [name: string, ...args: string[]];

/** The one thing that the storage asks of a client. */
export interface Connector {
  /** Whether keys may be on different servers. */
  readonly clustered: boolean;

  /**
   * Sends commands one right after the other to the primary that has the key, all of them on the same connection; if that
   * ends in between, the rest is not sent on another one. The first command must name the key.
   *
   * @returns their replies, in their order
   * @throws the first error, by the server or by the client
   */
  send(key: string, commands: readonly Command[]): Promise<readonly unknown[]>;
}

/** @throws `misuse` */
export function connectorOf(client: RedisClient): Connector {
  if (has('pipeline', client)) return ioRedisConnector(client as IoRedisClient);
  if (has('multi', client)) return nodeRedisConnector(client as Exclude<RedisClient, IoRedisClient>);
  throw new WatchwordError(
    'misuse',
    'client must be a client of the package redis (5.9 or later) or a Redis or Cluster of ioredis (5 or later).',
  );
}

function has(method: string, client: unknown): boolean {
  return typeof client === 'object' && client !== null && typeof Reflect.get(client, method) === 'function';
}
