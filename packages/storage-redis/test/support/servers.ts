// oxlint-disable-next-line import/no-unassigned-import -- declares what inject() gives
import '@watchword-internal/services/shared-redis';
import { inject } from 'vitest';

/** The server that all test files share. */
export const redisUrls: readonly string[] = [inject('redisUrl')];

/** The nodes of the cluster that all test files share. */
export const redisClusterUrls: readonly string[] = inject('redisClusterUrls');
