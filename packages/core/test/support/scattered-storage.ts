import { setImmediate } from 'node:timers/promises';
import type { Storage } from '../../src/index.ts';
import { intercepted } from './intercepted-storage.ts';
import { seededRandom } from './random.ts';

/** A store whose calls begin and end a varying number of turns late, so that parallel callers meet in every order. */
export function scattered(inner: Storage, seed: string): Storage {
  const random = seededRandom(seed);
  const turns = async () => {
    for (let left = (random(1)[0] ?? 0) % 4; left > 0; left -= 1) await setImmediate();
  };
  const late = async <T>(next: () => Promise<T>): Promise<T> => {
    await turns();
    const answer = await next();
    await turns();
    return answer;
  };
  return intercepted(inner, { load: late, commit: late });
}
