import type { Change } from '@watchword/core/storage';

/** What a test tells a worker process to do. */
export type Order =
  | { readonly what: 'open'; readonly path: string }
  | { readonly what: 'commit'; readonly changes: readonly Change[] }
  | { readonly what: 'count'; readonly users: readonly string[] }
  | { readonly what: 'migrate' | 'close' | 'drop-privileges' };

/** How it went; `done` answers the changes of a commit, one by one. */
export type Answer =
  | { readonly ok: true; readonly done: readonly boolean[] }
  | { readonly ok: false; readonly code: string; readonly message: string };
