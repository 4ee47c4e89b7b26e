import { startRedis } from '../redis.ts';
import type { TestProject } from './provided.ts';

/**
 * A `globalSetup` of vitest: one Redis for all test files of a project, which read where it is by `inject('redisUrl')`. What
 * they put into it has names of their own.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startRedis();
  project.provide('redisUrl', server.url);
  return server.stop;
}
