import type { BeginEnrollmentResult } from '@watchword/core';
import { type Refusal, waitUntil } from './refusal.ts';

/** Why no QR code was made. */
export type BeginRefusal = Exclude<BeginEnrollmentResult, { readonly ok: true }>;

/** What the first step says of it, where the page does not show it anyway. */
export function beginRefusal(
  result: Exclude<BeginRefusal, { readonly reason: 'not-eligible' | 'authorization-required' }>,
): Refusal {
  if (result.reason === 'too-soon') {
    return {
      status: 429,
      title: 'Please wait',
      text: 'You have begun many times within an hour.',
      ...waitUntil('next-try', result.retryAfterSeconds),
    };
  }
  return {
    status: 409,
    title: 'Your account’s name can’t be used',
    text: `${result.message} Support can change it.`,
  };
}
