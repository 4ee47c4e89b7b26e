import type { Request } from 'express';

/** One request on its way through the handler, and what functions of the host threw meanwhile. */
export interface Visit {
  readonly incoming: Request;
  failure?: { readonly error: unknown };
}

/** Stands for what a function of the host threw, which is for the host's error handler and not for `onError`. */
export class HostFailure extends Error {}

/** Runs what is the host's, and remembers what it throws. The handler is told that it failed, and so lets nobody in. */
export async function watch<T>(visit: Visit, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    visit.failure = { error };
    throw new HostFailure();
  }
}
