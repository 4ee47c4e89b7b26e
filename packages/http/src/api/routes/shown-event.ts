import type { AuthorizedBy, StoredSecurityEvent } from '@watchword/core';
import { countOf, flag, objectOf, type Schema, text, textOf, timeOf } from '../openapi/schema.ts';

const context = objectOf({ channel: textOf('The way in, such as `web` or `ssh`.'), ip: text, userAgent: text }, [
  'channel',
  'ip',
  'userAgent',
]);

const authorizedBy = objectOf(
  { type: { enum: ['operator', 'proof', 'ticket'] }, method: { enum: ['totp', 'recovery-code', 'enrollment'] } },
  ['method'],
);

/**
 * What of an event is shown to its user. Left out are the operator's name and reason, which are notes of the support desk;
 * the user id, which is the host's own; and what a wrong code of a clock that is fast would tell a guesser.
 */
const shown = {
  type: textOf('What happened, such as `code-accepted`. Skip types that you do not know.'),
  at: timeOf('When.'),
  deviceId: text,
  enrollmentId: text,
  name: textOf('Of the device.'),
  failures: countOf('Wrong codes in a row.'),
  failuresBefore: countOf('Wrong codes before this one was right.'),
  attempts: countOf('Wrong codes of this set-up.'),
  count: countOf('Recovery codes that were made.'),
  codesLeft: countOf('Recovery codes that were not used yet.'),
  known: { ...flag, description: 'True if it came from where the user had signed in before.' },
  clockSkewSeconds: { type: 'integer' },
  context,
} satisfies Readonly<Record<string, Schema>>;

const needed: readonly string[] = ['type', 'at'];

export const shownEventSchema: Schema = objectOf(
  { ...shown, authorizedBy },
  [...Object.keys(shown), 'authorizedBy'].filter((name) => !needed.includes(name)),
);

/** An event as its user may see it. */
export function shownEvent(event: StoredSecurityEvent): object {
  const kept = Object.entries(event).filter(([name]) => Object.hasOwn(shown, name));
  const who = 'authorizedBy' in event && event.authorizedBy;
  return { ...Object.fromEntries(kept), ...(who && { authorizedBy: shownAuthorization(who) }) };
}

function shownAuthorization(by: AuthorizedBy): object {
  return by.type === 'proof' ? { type: by.type, method: by.method } : { type: by.type };
}
