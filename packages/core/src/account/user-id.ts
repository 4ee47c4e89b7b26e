import { WatchwordError } from '../errors.ts';

const longestUserId = 255;

/**
 * Refuses a user id that some store could fold, cut or mistake for another's. Ids are compared byte for byte (A14).
 * The id itself is left out of the message: it may have been chosen to hurt whoever reads the log.
 *
 * @throws `invalid-user-id`
 */
export function assertUserId(userId: unknown): asserts userId is string {
  const problem = problemWith(userId);
  if (problem === undefined) return;
  throw new WatchwordError(
    'invalid-user-id',
    `The user id ${problem}. Pass the user's immutable primary key as a string of 1 to ${longestUserId} bytes of UTF-8.`,
  );
}

const control = /\p{Cc}/u;

function problemWith(userId: unknown): string | undefined {
  if (typeof userId !== 'string') return `is ${userId === null ? 'null' : `of type ${typeof userId}`}`;
  if (userId === '') return 'is empty';
  if (userId.length > longestUserId || Buffer.byteLength(userId) > longestUserId) return 'is too long';
  if (!userId.isWellFormed()) return 'is not well-formed Unicode';
  return control.test(userId) ? 'holds a control character' : undefined;
}
