import type { SignInResult } from '@watchword-examples/centre';
import { type Refusal, waitFor } from './refusal.ts';

/** Something is missing from the form. */
export const incomplete: Refusal = {
  status: 400,
  title: 'Something is missing',
  text: 'Type both your login and your password.',
};

/** What the sign-in page says. A login that nobody has reads the same as a wrong password (A42). */
export function signInRefusal(result: Exclude<SignInResult, { readonly ok: true }>): Refusal {
  if (result.reason === 'throttled') {
    return {
      status: 429,
      title: 'Please wait',
      text: 'There were too many attempts for this login. To protect it, no password is checked for a while.',
      ...waitFor(result.retryAfterSeconds),
    };
  }
  return {
    status: 422,
    title: 'Wrong login or password',
    text: 'That login and password don’t belong together. Check both, and try again.',
  };
}
