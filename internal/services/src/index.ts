export { type MariadbOptions, startMariadb } from './mariadb.ts';
export { startPgbouncer } from './pgbouncer.ts';
export { type PostgresOptions, startPostgres } from './postgres.ts';
export { type Proxy, startProxy } from './proxy.ts';
export { type RedisOptions, startRedis } from './redis.ts';
export { type RedisCluster, startRedisCluster } from './redis-cluster.ts';
export { freePorts } from './server/free-ports.ts';
export type { Server } from './server/server.ts';
export type { TestProject } from './shared/provided.ts';
