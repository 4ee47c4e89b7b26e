import { memoryStorage, type Storage } from '@watchword/core';

export interface FailingStorage extends Storage {
  /** While true, every call fails as a lost connection would, with an error that quotes its parameters. */
  down: boolean;
  /** Calls since the last time that it was set to nought. */
  trips: number;
}

export function failingStorage(): FailingStorage {
  const inner = memoryStorage();
  const storage: FailingStorage = {
    down: false,
    trips: 0,
    load: (userId) => ask(userId, () => inner.load(userId)),
    commit: (change) => ask(change, () => inner.commit(change)),
    history: (query) => ask(query, () => inner.history(query)),
    list: (query) => ask(query, () => inner.list(query)),
  };
  function ask<T>(parameters: unknown, call: () => Promise<T>): Promise<T> {
    storage.trips += 1;
    if (!storage.down) return call();
    return Promise.reject(new Error(`connection lost, parameters ${JSON.stringify(parameters)}`));
  }
  return storage;
}
