import { WatchwordError } from '@watchword/core/storage';

/**
 * Waits for a call, but not for ever: while there is no connection, clients keep commands back in a queue, and send them when
 * there is one again. By then nobody waits; a commit that is done late spends its code and lets nobody in.
 *
 * @throws `storage`, or what the call rejects with
 */
export async function within<T>(timeoutMs: number, store: string, call: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(noAnswer(timeoutMs, store)), timeoutMs);
  try {
    return await Promise.race([call, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function noAnswer(timeoutMs: number, store: string): WatchwordError {
  return new WatchwordError(
    'storage',
    `${store} gave no answer within ${timeoutMs} ms. Look whether the server runs and can be reached. What it did is ` +
      'unknown, so nothing was accepted.',
    { retryable: true },
  );
}
