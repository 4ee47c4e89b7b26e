import type { Server } from '@watchword-internal/services';
import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import { type RedisStorage, type RedisStorageOptions, redisStorage } from '../../src/index.ts';
import type { AddressMap, Open } from './clients.ts';

/** Waits for something to start, and stops it when the test is over. */
export async function started<Started extends { readonly stop: () => Promise<unknown> }>(
  starting: Promise<Started>,
): Promise<Started> {
  const one = await starting;
  onTestFinished(() => void one.stop());
  return one;
}

/** A connection on which a test turns the screws of a server. */
export function administrator(server: Pick<Server, 'url'>): Redis {
  const redis = new Redis(server.url).on('error', () => undefined);
  onTestFinished(() => redis.disconnect());
  return redis;
}

/** A storage on a client of its own, which is closed when the test is over. */
export async function storageOn(
  open: Open,
  urls: readonly string[],
  options: Partial<RedisStorageOptions> = {},
  addresses?: AddressMap,
): Promise<RedisStorage> {
  const { client, close } = await open(urls, addresses);
  onTestFinished(() => void close());
  return redisStorage({ client, ...options });
}
