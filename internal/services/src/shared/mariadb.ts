import { startMariadb } from '../mariadb.ts';
import type { TestProject } from './provided.ts';

/**
 * A `globalSetup` of vitest: one MariaDB for all test files of a project, which read where it is by `inject('mariadbUrl')`. What
 * they put into it has names of their own.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startMariadb();
  project.provide('mariadbUrl', server.url);
  return server.stop;
}
