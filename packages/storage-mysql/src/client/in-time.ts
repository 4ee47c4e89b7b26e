import { WatchwordError } from '@watchword/core/storage';

/** @throws `storage` if the promise is not settled after so many milliseconds */
export async function inTime<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(tooLate(milliseconds)), milliseconds);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function tooLate(milliseconds: number): WatchwordError {
  return new WatchwordError(
    'storage',
    `MySQL did not answer for ${milliseconds / 1000} seconds, or the pool had no connection to give. Check the load of the ` +
      'server, its locks, and the size of the pool.',
    { retryable: true },
  );
}
