import type { Storage } from '@watchword/core';

export interface CountingStorage extends Storage {
  /** Round trips since the last time that it was set to nought. */
  trips: number;
  /** While true, every call fails as a lost connection would, with an error that quotes its parameters. */
  down: boolean;
}

export function countingStorage(inner: Storage): CountingStorage {
  const counting: CountingStorage = {
    trips: 0,
    down: false,
    load: (userId) => ask(userId, () => inner.load(userId)),
    commit: (change) => ask(change, () => inner.commit(change)),
    history: (query) => ask(query, () => inner.history(query)),
    list: (query) => ask(query, () => inner.list(query)),
  };
  function ask<T>(parameters: unknown, call: () => Promise<T>): Promise<T> {
    counting.trips += 1;
    if (counting.down) return Promise.reject(new Error(`connection lost, parameters ${JSON.stringify(parameters)}`));
    return call();
  }
  return counting;
}
