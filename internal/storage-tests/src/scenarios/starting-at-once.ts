import { change } from '@watchword/testkit';
import type { Worker } from '../worker/workers.ts';
import { orderAll } from '../worker/workers.ts';

/**
 * Every process opens the same place and makes what is missing there, at the same time; then each commits a user.
 *
 * @returns the users, who must all be listed now
 */
export async function startAtOnce(workers: readonly Worker[], target: unknown): Promise<readonly string[]> {
  await orderAll(workers, { what: 'open', target });
  await orderAll(workers, { what: 'migrate' });
  const users = workers.map((_, place) => `user ${place}`);
  const commits = users.map((userId) => ({ what: 'commit', changes: [change({ userId })] }) as const);
  const done = await Promise.all(workers.map((worker, place) => worker.order(commits[place]!)));
  if (done.flat().every(Boolean)) return users;
  throw new Error('A commit was lost, and nobody else had sent one.');
}
