import type { Proven } from '@watchword/core';
import type { Request } from 'express';

/** Beside the requests, so that nothing that is written into a request by others is taken for it. */
const all = new WeakMap<Request, Proven>();

/** What was shown, if a guard has let the request through. */
export function provenOf(request: Request): Proven | undefined {
  return all.get(request);
}

export function remember(request: Request, proven: Proven): void {
  all.set(request, proven);
}
