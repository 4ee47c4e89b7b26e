import type { WatchwordErrorCode } from '@watchword/core';
import { codeOf } from './code-of.ts';
import type { Problem } from './problem.ts';

/** What may be over at the next try, on this server or another. */
const passing: ReadonlySet<unknown> = new Set<WatchwordErrorCode>(['storage', 'contention', 'keys', 'clock']);

/** What a client is told of a failure: whether to try again, and nothing of the cause. */
export function problemOf(error: unknown): Problem {
  return { code: passing.has(codeOf(error)) ? 'unavailable' : 'internal-error' };
}
