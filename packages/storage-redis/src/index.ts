export type {
  IoRedisBatch,
  IoRedisClient,
  NodeRedisBatch,
  NodeRedisClient,
  NodeRedisCluster,
  NodeRedisSentinel,
  RedisClient,
} from './client/redis-client.ts';
export type { DurabilityOptions } from './durability.ts';
export type { RedisStorageOptions } from './options.ts';
export { type RedisStorage, redisStorage } from './redis-storage.ts';
export { redisSchema } from './schema/schema.ts';
export type { ServerRisk } from './server/risks.ts';
