import { memoryStorage, type Storage } from '@watchword/core';

/** A store whose driver brings the process down at the fifth load. */
export function connect(): Storage {
  const storage = memoryStorage();
  let loads = 0;
  return {
    load: (userId) => {
      loads += 1;
      if (loads === 5) process.exit(3);
      return storage.load(userId);
    },
    commit: (change) => storage.commit(change),
    history: (query) => storage.history(query),
    list: (query) => storage.list(query),
  };
}
