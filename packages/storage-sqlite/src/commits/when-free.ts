import { setTimeout } from 'node:timers/promises';
import { isBusy } from '../failure.ts';

/** Milliseconds. */
const patience = 5000;
const longestPause = 10;

/**
 * Does `attempt` once the database is free. Both drivers are synchronous and stop the whole process while SQLite waits for
 * a lock; so it never does, and the pauses are here, on timers. They are random: who met once must not meet again.
 *
 * @throws what `attempt` throws; after 5 s also that the database is busy
 */
export async function whenFree<T>(attempt: () => T): Promise<T> {
  const giveUpAt = performance.now() + patience;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= giveUpAt) throw error;
    }
    await setTimeout(Math.random() * longestPause);
  }
}
