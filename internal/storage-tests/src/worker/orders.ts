import type { Change, Storage } from '@watchword/core/storage';

/** A storage as every adapter makes one. */
export interface OwnedStorage extends Storage {
  readonly migrate: () => Promise<void>;
  readonly close: () => Promise<unknown>;
}

/** What a test tells a worker process to do. The target is what the adapter's `connect` takes. */
export type Order =
  | { readonly what: 'open'; readonly target: unknown }
  | { readonly what: 'commit'; readonly changes: readonly Change[] }
  | { readonly what: 'count'; readonly users: readonly string[] }
  | { readonly what: 'migrate' | 'close' };

/** How it went; `done` answers the changes of a commit, one by one. */
export type Answer =
  | { readonly ok: true; readonly done: readonly boolean[] }
  | { readonly ok: false; readonly code: string; readonly message: string };
