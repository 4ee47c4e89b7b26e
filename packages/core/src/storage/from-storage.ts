import { fromOutside } from '../from-outside.ts';

const failure = { code: 'storage', message: 'The storage failed. Nothing was accepted; see the cause.' } as const;

/**
 * Asks the store, and denies if it fails or does not answer in time.
 *
 * @throws `storage`, or the `WatchwordError` that the adapter rejects with
 */
export function fromStorage<T>(call: () => Promise<T>): Promise<Awaited<T>> {
  return fromOutside(call, failure);
}
