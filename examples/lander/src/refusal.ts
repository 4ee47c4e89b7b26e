import type { VerifyResult } from '@watchword/core';
import type { SignInResult } from '@watchword-examples/centre';

/** Why somebody was not let in. The lander's log gets the reason; the visitor gets {@link refusalText}. */
export type Refusal =
  | Extract<VerifyResult, { ok: false }>
  | { readonly ok: false; readonly reason: 'first-factor'; readonly answer: Extract<SignInResult, { ok: false }> }
  /** A database failed. That denies (A9). */
  | { readonly ok: false; readonly reason: 'unavailable'; readonly error: unknown };

/** Where a refused person can go. */
export interface WaysOut {
  readonly portalOrigin: string;
  readonly supportContact: string;
}

/**
 * What a refused visitor reads. Whatever says more than "not accepted" is only reached with the right password, or, like the
 * password's own limit, is the same for logins that nobody has.
 */
export function refusalText(refusal: Refusal, { portalOrigin, supportContact }: WaysOut): string {
  return `\n${explanation(refusal, portalOrigin)}\nStuck? Write to ${supportContact}\n`;
}

function explanation(refusal: Refusal, portalOrigin: string): string {
  switch (refusal.reason) {
    case 'first-factor':
      return refusal.answer.reason === 'throttled' ? throttled(refusal.answer) : notAccepted;
    case 'malformed':
      return notAccepted;
    case 'wrong-code':
      return refusal.clockSkewSeconds === undefined ? notAccepted : skewed(refusal.clockSkewSeconds);
    case 'already-used':
      return `That code was already used, or is older than the last one. ${nextCode(refusal)}`;
    case 'throttled':
      return `${throttled(refusal)}${refusal.retryAfterSeconds > longestRecoveryWait ? ' A recovery code works now.' : ''}`;
    case 'not-enrolled':
      return `No authenticator app is linked to your account yet. Link one at ${portalOrigin} first.`;
    case 'disabled':
      return `Your authenticator app no longer opens your account: there were too many wrong codes. A recovery code does. Set up your app anew at ${portalOrigin} with one.`;
    case 'unavailable':
      return 'Codes cannot be checked at the moment. Try again in a minute.';
  }
}

/** Wrong recovery codes cost this many seconds at most: a longer wait is the app's. */
const longestRecoveryWait = 10;

const notAccepted = 'Not accepted. Check your login, your password, and that the code is the one your app shows now.';

function skewed(behindSeconds: number): string {
  return `The clock of your device is about ${behindSeconds} s behind. Turn on automatic time there, and try again.`;
}

function nextCode(wait: { readonly retryAfterSeconds: number }): string {
  if (wait.retryAfterSeconds === 0) return 'Type the one that your app shows now.';
  return `Your app shows the next in ${seconds(wait)}.`;
}

function throttled(wait: { readonly retryAfterSeconds: number }): string {
  return `There were too many wrong attempts. Wait ${seconds(wait)} before you try again.`;
}

function seconds({ retryAfterSeconds }: { readonly retryAfterSeconds: number }): string {
  return retryAfterSeconds === 1 ? '1 second' : `${retryAfterSeconds} seconds`;
}
