import { WatchwordError } from '@watchword/core/storage';

export function missingSession(kind: string): WatchwordError {
  return new WatchwordError(
    'misuse',
    `The request has no session of ${kind}. Mount its middleware before what needs the second factor, or pass ` +
      'createTwoFactor a session of your own.',
  );
}
