import { type RedisStorage, redisStorage } from '../../src/index.ts';
import { opens } from './clients.ts';

/** Where a process finds a store, and by what. */
export interface Target {
  readonly open: keyof typeof opens;
  readonly urls: readonly string[];
  readonly prefix: string;
}

/** What each process of the hammer opens. The shared servers keep nothing over a restart. */
export async function connect({ open, urls, prefix }: Target): Promise<RedisStorage> {
  const { client } = await opens[open](urls);
  return redisStorage({ client, prefix, dangerouslyAllow: ['loss-at-restart'] });
}
