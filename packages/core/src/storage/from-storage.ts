import { isWatchwordError, WatchwordError } from '../errors.ts';
import { inTime } from '../in-time.ts';

/**
 * Asks the store, and denies if it fails or does not answer in time. What it does after that is unknown, and so nothing is
 * accepted.
 *
 * @throws `storage`, or the `WatchwordError` that the adapter rejects with
 */
export async function fromStorage<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await inTime(call);
  } catch (cause) {
    if (isWatchwordError(cause)) throw cause;
    throw new WatchwordError('storage', 'The storage failed. Nothing was accepted; see the cause.', {
      cause,
      retryable: true,
    });
  }
}
