import { memoryStorage, type Storage } from '@watchword/core';

/** A store in memory that counts what it is asked, and can be lost. */
export interface WatchedStorage extends Storage {
  /** Round trips since the last time that it was set to nought. */
  trips: number;
  /** While true, every call fails as a lost connection would, with an error that quotes its parameters. */
  down: boolean;
}

export function watchedStorage(): WatchedStorage {
  const inner = memoryStorage();
  const watched: WatchedStorage = {
    trips: 0,
    down: false,
    load: (userId) => ask(userId, () => inner.load(userId)),
    commit: (change) => ask(change, () => inner.commit(change)),
    history: (query) => ask(query, () => inner.history(query)),
    list: (query) => ask(query, () => inner.list(query)),
  };
  function ask<T>(parameters: unknown, call: () => Promise<T>): Promise<T> {
    watched.trips += 1;
    if (!watched.down) return call();
    return Promise.reject(new Error(`connection lost, parameters ${JSON.stringify(parameters)}`));
  }
  return watched;
}
