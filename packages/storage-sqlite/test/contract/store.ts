import type { Storage } from '@watchword/core/storage';

/** A new and empty store, for one test. */
export interface Store {
  /** A connection of its own to the store, such as another process would have. */
  connect(): Promise<Storage>;
  /** Closes every connection and removes the store. */
  remove(): Promise<void>;
}

/** How the suite gets a store. */
export type MakeStore = () => Promise<Store>;

/** Runs one test on a store that is removed after it. */
export function withStore(makeStore: MakeStore, test: (store: Store) => Promise<void>): () => Promise<void> {
  return async () => {
    const store = await makeStore();
    try {
      await test(store);
    } finally {
      await store.remove();
    }
  };
}
