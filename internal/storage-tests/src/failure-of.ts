import { WatchwordError } from '@watchword/core/storage';

/** The WatchwordError that a call throws or rejects with; anything else, no error included, fails the test. */
export async function failureOf(call: () => unknown): Promise<WatchwordError> {
  try {
    await call();
  } catch (error) {
    if (error instanceof WatchwordError) return error;
    throw error;
  }
  throw new Error('A WatchwordError was expected, and none came.');
}
