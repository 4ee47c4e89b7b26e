import { setTimeout } from 'node:timers/promises';
import type { Storage } from '@watchword/core/storage';

/**
 * For a Deno KV in a file that several processes open. It has one writer, and turns others away instead of letting them wait.
 * They try again: a commit that is sent again is done once.
 */
export function whenFree(storage: Storage): Storage {
  return {
    load: (userId) => tryAgain(() => storage.load(userId)),
    commit: (change) => tryAgain(() => storage.commit(change)),
    history: (query) => tryAgain(() => storage.history(query)),
    list: (query) => tryAgain(() => storage.list(query)),
  };
}

async function tryAgain<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt === 50 || !String(error).startsWith('Error: database is locked')) throw error;
      await setTimeout(Math.random() * 2 * attempt);
    }
  }
}
