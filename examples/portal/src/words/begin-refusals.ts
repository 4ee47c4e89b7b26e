import type { BeginEnrollmentResult } from '@watchword/core';
import { type Refusal, waitUntil } from './refusal.ts';

/** Why no QR code was made. */
export type BeginRefusal = Exclude<BeginEnrollmentResult, { readonly ok: true }>;

/** The page itself says which prerequisite is missing, and that a device is linked already. */
type ToldByPage = Extract<
  BeginRefusal,
  { readonly reason: 'not-eligible' | 'authorization-required' | 'too-many-devices' }
>;
type ToldHere = Extract<BeginRefusal, { readonly reason: 'too-soon' | 'invalid-name' }>;

/** Whether the reason needs words of its own. */
export function isToldHere(result: BeginRefusal): result is ToldHere {
  const reasons: readonly ToldByPage['reason'][] = ['not-eligible', 'authorization-required', 'too-many-devices'];
  return !reasons.some((reason) => reason === result.reason);
}

/** What the first step says of it, where the page does not show it anyway. */
export function beginRefusal(result: ToldHere): Refusal {
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
