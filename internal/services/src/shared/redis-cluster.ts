import { startRedisCluster } from '../redis-cluster.ts';
import type { TestProject } from './provided.ts';

/**
 * A `globalSetup` of vitest: one Redis Cluster of three nodes for all test files of a project, which read where it is by
 * `inject('redisClusterUrls')`. What they put into it has names of their own.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startRedisCluster({ nodes: 3 });
  const urls = cluster.nodes.map(({ url }) => url);
  project.provide('redisClusterUrls', urls);
  return cluster.stop;
}
