import type { VerifyResult } from '@watchword/core';
import { type Refusal, waitUntil } from './refusal.ts';

/** About as long as one, mistakes included: whoever typed that means a recovery code. */
export function looksLikeRecoveryCode(typed: unknown): boolean {
  return typeof typed === 'string' && /^[0-9A-Z]{20,28}$/i.test(typed.replace(/[ -]/g, ''));
}

/** What the challenge says of a recovery code that was not accepted; nothing for what is not about the code. */
export function recoveryCodeRefusal(result: VerifyResult & { readonly ok: false }): Refusal | undefined {
  switch (result.reason) {
    case 'malformed':
      return {
        status: 400,
        title: 'Not a recovery code',
        text: 'A recovery code has 24 letters and digits, in six groups of four. Spaces, hyphens and capitals don’t matter.',
      };
    case 'wrong-code':
      return {
        status: 422,
        title: 'Wrong recovery code',
        text: 'That code didn’t match. Each works once, and new ones end the old ones: check what you typed, or take another.',
        ...waitUntil('next-try', result.retryAfterSeconds),
      };
    case 'throttled':
      return {
        status: 429,
        title: 'Please wait',
        text: 'There were several wrong recovery codes. One is checked every 10 seconds now.',
        ...waitUntil('next-try', result.retryAfterSeconds),
      };
    case 'already-used':
    case 'disabled':
    case 'not-enrolled':
      return undefined;
  }
}
