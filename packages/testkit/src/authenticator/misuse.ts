import { WatchwordError } from '@watchword/core';

/** What was given is named by its fault alone: it is, or holds, the secret. */
export function misuse(problem: string): WatchwordError {
  return new WatchwordError('misuse', `What the authenticator was given ${problem}.`);
}
