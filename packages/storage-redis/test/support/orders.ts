import type { Change } from '@watchword/core/storage';
import type { Target } from './target.ts';

/** What a test tells a worker process to do. */
export type Order =
  | { readonly what: 'open'; readonly target: Target }
  | { readonly what: 'commit'; readonly changes: readonly Change[] }
  | { readonly what: 'count'; readonly users: readonly string[] }
  | { readonly what: 'migrate' };

/** How it went; `done` answers the changes of a commit, one by one. */
export type Answer =
  | { readonly ok: true; readonly done: readonly boolean[] }
  | { readonly ok: false; readonly message: string };
