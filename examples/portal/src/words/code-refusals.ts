import type { ConfirmEnrollmentResult, VerifyResult } from '@watchword/core';
import { type Refusal, waitUntil } from './refusal.ts';
import { waitWords } from './times.ts';

type Refused<R extends { readonly ok: boolean }> = Exclude<R, { readonly ok: true }>;

/** The refusals of a first code that leave the set-up where it is. */
export type FirstCodeRefusal = Extract<Refused<ConfirmEnrollmentResult>, { reason: 'malformed' | 'wrong-code' }>;

/** What the challenge says of a code that was not accepted; nothing if there is no device left that could show one. */
export function challengeRefusal(result: Refused<VerifyResult>, issuer: string): Refusal | undefined {
  switch (result.reason) {
    case 'malformed':
      return notACode(issuer);
    case 'wrong-code':
      return { ...wrongCode(result, issuer), ...waitUntil('next-try', result.retryAfterSeconds) };
    case 'already-used':
      return alreadyUsed(result.retryAfterSeconds);
    case 'throttled':
      return throttled(result.retryAfterSeconds);
    case 'disabled':
      return disabled;
    case 'not-enrolled':
      return undefined;
  }
}

/** What the set-up page says of a first code that was not accepted. */
export function firstCodeRefusal(result: FirstCodeRefusal, issuer: string): Refusal {
  return result.reason === 'malformed' ? notACode(issuer) : wrongCode(result, issuer);
}

/** Codes are not evaluated for a while. */
export function throttled(seconds: number): Refusal {
  return {
    status: 429,
    title: 'Please wait',
    text: 'There were too many wrong codes. To protect your account, the app’s codes aren’t checked for a while. A recovery code works now.',
    ...waitUntil('next-try', seconds),
  };
}

/** The devices no longer open anything. */
export const disabled: Refusal = {
  status: 403,
  title: 'Codes are switched off',
  text: 'Too many wrong codes were entered for your account, and it may not have been you who entered them.',
};

function notACode(issuer: string): Refusal {
  return {
    status: 400,
    title: 'Not a code',
    text: `Type the 6 digits that your authenticator app shows for ${issuer}.`,
  };
}

function wrongCode({ clockSkewSeconds }: { readonly clockSkewSeconds?: number }, issuer: string): Refusal {
  const text =
    clockSkewSeconds === undefined
      ? `That code didn’t match. Wait for the next one, and make sure that it is the entry for ${issuer}.`
      : `Your device’s clock is about ${waitWords(clockSkewSeconds)} behind. Turn on automatic time, then type the next code.`;
  return { status: 422, title: 'Wrong code', text };
}

function alreadyUsed(seconds: number): Refusal {
  const next = seconds > 0 ? '' : ' Type the one that your app shows now.';
  return {
    status: 409,
    title: 'Code already used',
    text: `That code was already used, or is older than the last one.${next}`,
    ...waitUntil('next-code', seconds),
  };
}
