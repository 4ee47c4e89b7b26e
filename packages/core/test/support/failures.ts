import { inspect } from 'node:util';
import { WatchwordError } from '../../src/index.ts';

/** The WatchwordError that a call throws or rejects with; anything else, no error included, fails the test. */
export async function failureOf(call: () => unknown): Promise<WatchwordError> {
  try {
    const answer: unknown = await call();
    throw new Error(`A WatchwordError was expected, not ${inspect(answer)}.`);
  } catch (error) {
    if (error instanceof WatchwordError) return error;
    throw error;
  }
}
