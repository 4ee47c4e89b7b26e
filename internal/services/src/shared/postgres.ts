import { startPostgres } from '../postgres.ts';
import type { TestProject } from './provided.ts';

/**
 * A `globalSetup` of vitest: one PostgreSQL for all test files of a project, which read where it is by `inject('postgresUrl')`. What
 * they put into it has names of their own.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  return server.stop;
}
