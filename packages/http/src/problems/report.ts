import type { Config, FailedRequest } from '../options/options.ts';

/** Tells the host of a failure. A reporter that throws or rejects must neither change an answer nor end the process. */
export async function report({ onError }: Config, error: unknown, request: FailedRequest): Promise<void> {
  try {
    await onError(error, request);
  } catch {
    process.emitWarning('onError of createHandler failed.', 'WatchwordWarning');
  }
}
