import { isWatchwordError, WatchwordError, type WatchwordErrorCode } from './errors.ts';
import { inTime } from './in-time.ts';

/** What to say of a part of the host's that fails without a `WatchwordError` of its own, or is late. */
export interface Failure {
  readonly code: WatchwordErrorCode;
  readonly message: string;
}

/**
 * Asks a part of the host's, such as its store or its keys. After a failure nobody knows what it has done, and so nothing is accepted.
 *
 * @throws the `WatchwordError` that it throws itself, or one of `failure`
 */
export async function fromOutside<T>(call: () => T, { code, message }: Failure): Promise<Awaited<T>> {
  try {
    return await inTime(call);
  } catch (cause) {
    if (isWatchwordError(cause)) throw cause;
    throw new WatchwordError(code, message, { cause, retryable: true });
  }
}
