import type { StoredSecurityEvent } from '@watchword/core';
import type { Answer } from './recorded.ts';

/** A code for one caller of a process to send. */
export interface OrderedCall {
  readonly id: string;
  readonly caller: number;
  readonly code: string;
}

/** What a process is told to do. `now` is what its clock shows then, in milliseconds since the Unix epoch. */
export type Order =
  | {
      readonly what: 'start';
      readonly worker: string;
      readonly target: unknown;
      readonly keys: string;
      readonly callers: number;
    }
  | { readonly what: 'enroll'; readonly userId: string; readonly now: number }
  | { readonly what: 'verify'; readonly userId: string; readonly now: number; readonly calls: readonly OrderedCall[] }
  | { readonly what: 'history'; readonly userId: string }
  | { readonly what: 'stop' };

/** What it says to that. `verify` has one reply for each call. */
export type Reply =
  | { readonly what: 'done' }
  | { readonly what: 'enrolled'; readonly uri: string; readonly recoveryCodes: readonly string[] }
  | { readonly what: 'answered'; readonly id: string; readonly answer: Answer }
  | { readonly what: 'history'; readonly events: readonly StoredSecurityEvent[] }
  | { readonly what: 'failed'; readonly message: string };
