import { createHash } from 'node:crypto';
import { WatchwordError } from '../errors.ts';

const longestBinding = 1024;

/**
 * What a proof carries of the session that it was made for: a hash, `undefined` if there is none.
 *
 * @throws `misuse` for anything but text of 1–1024 characters: an empty session id would bind to every session at once.
 */
export function hashOfBinding(binding: unknown): string | undefined {
  if (binding === undefined) return undefined;
  if (typeof binding === 'string' && binding !== '' && binding.length <= longestBinding && binding.isWellFormed()) {
    return createHash('sha256').update(binding).digest('base64url');
  }
  throw new WatchwordError(
    'misuse',
    `binding must be a text of 1 to ${longestBinding} characters that is the same for one session, such as a session id.`,
  );
}
