import { createWatchword, keyring, type Storage, type Watchword } from '@watchword/core';

/** The same in each process: they share the store, the keys and the clock. */
export function watchwordOn(storage: Storage, keys: string, clock: () => number): Watchword {
  return createWatchword({ issuer: 'Cluster', storage, keys: keyring(keys), clock });
}
