import { WatchwordError } from '../errors.ts';

/** Milliseconds. Calls for one user wait for one another: a store that never answers must not hold them up for good (A9). */
const timeLimit = 10_000;

/**
 * Asks the store, and denies if it fails or does not answer in time. What it does after that is unknown, and so nothing is
 * accepted.
 *
 * @throws `storage`, or the `WatchwordError` that the adapter rejects with
 */
export async function fromStorage<T>(call: () => Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`No answer for ${timeLimit} ms.`)), timeLimit);
  try {
    return await Promise.race([call(), late.promise]);
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'WatchwordError') throw cause;
    throw new WatchwordError('storage', 'The storage failed. Nothing was accepted; see the cause.', {
      cause,
      retryable: true,
    });
  } finally {
    clearTimeout(timer);
  }
}
