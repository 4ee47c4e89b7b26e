import type { Change, Storage, StoredAccount } from '../../src/index.ts';

/** What stands between core and a store: each may fail before or after `next`, or not call it at all. */
export interface Taps {
  load?:
    | ((next: () => Promise<StoredAccount | undefined>, userId: string) => Promise<StoredAccount | undefined>)
    | undefined;
  commit?: ((next: () => Promise<boolean>, change: Change) => Promise<boolean>) | undefined;
}

export interface InterceptedStorage extends Storage {
  /** Set and cleared by a test while it runs. */
  readonly taps: Taps;
  readonly counts: { loads: number; commits: number };
}

/** A store whose every call can be watched, delayed or broken. */
export function intercepted(inner: Storage, taps: Taps = {}): InterceptedStorage {
  const counts = { loads: 0, commits: 0 };
  return {
    taps,
    counts,
    load: (userId) => {
      counts.loads += 1;
      const next = () => inner.load(userId);
      return taps.load ? taps.load(next, userId) : next();
    },
    commit: (change) => {
      counts.commits += 1;
      const next = () => inner.commit(change);
      return taps.commit ? taps.commit(next, change) : next();
    },
    history: (query) => inner.history(query),
    list: (query) => inner.list(query),
  };
}
