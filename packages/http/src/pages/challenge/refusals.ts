import type { VerifyRefusal } from '@watchword/core';
import { problemKinds } from '../../problems/problem-codes.ts';
import type { Refusal } from '../layout/refusal.ts';
import type { Site } from '../site.ts';
import type { RefusalText } from '../texts/code-texts.ts';
import { waitWords } from '../texts/times.ts';

/** A refusal that is about the code. */
export type CodeRefusal =
  | Exclude<VerifyRefusal, { readonly reason: 'malformed' | 'not-enrolled' | 'disabled' }>
  | { readonly ok: false; readonly reason: 'malformed' };

/** What stands in the way whatever the code is has pages of its own. */
export function isAboutCode(refused: VerifyRefusal): refused is CodeRefusal {
  return refused.reason !== 'not-enrolled' && refused.reason !== 'disabled';
}

/** About as long as one, mistakes included: whoever typed that means a recovery code. */
export function looksLikeRecoveryCode(typed: string | undefined): boolean {
  return typed !== undefined && /^[0-9A-Z]{20,28}$/i.test(typed.replace(/[ -]/g, ''));
}

/** What the challenge says of a code of the app that was not accepted (C2–C4, C6). */
export function appRefusal(site: Site, refused: CodeRefusal): Refusal {
  const { code } = site.texts;
  switch (refused.reason) {
    case 'malformed':
      return told(refused, code.malformed, site.issuer);
    case 'wrong-code':
      return {
        ...told(refused, code.wrong, site.issuer),
        ...skew(site, refused.clockSkewSeconds),
        ...nextTry(refused),
      };
    case 'already-used':
      return alreadyUsed(site, refused);
    case 'throttled':
      return { ...told(refused, code.throttled), ...nextTry(refused) };
  }
}

/** The same of a recovery code. */
export function recoveryRefusal(site: Site, refused: CodeRefusal): Refusal {
  const { code } = site.texts;
  switch (refused.reason) {
    case 'malformed':
      return told(refused, code.malformedRecoveryCode);
    case 'wrong-code':
      return { ...told(refused, code.wrongRecoveryCode), ...nextTry(refused) };
    case 'already-used':
      return alreadyUsed(site, refused);
    case 'throttled':
      return { ...told(refused, code.recoveryThrottled), ...nextTry(refused) };
  }
}

function alreadyUsed({ texts }: Site, refused: Extract<CodeRefusal, { readonly reason: 'already-used' }>): Refusal {
  const { retryAfterSeconds: seconds } = refused;
  const refusal = told(refused, texts.code.alreadyUsed);
  if (seconds > 0) return { ...refusal, wait: { until: 'next-code', seconds } };
  return { ...refusal, text: `${refusal.text} ${texts.code.nextCodeNow}` };
}

/** A device whose clock is behind shows codes of the past; in words, that is easier to put right than to guess (C6). */
function skew({ texts }: Site, seconds: number | undefined): Partial<Refusal> {
  return seconds === undefined ? {} : { text: texts.code.clockBehind(waitWords(texts.language, seconds)) };
}

function nextTry({ retryAfterSeconds: seconds }: { readonly retryAfterSeconds: number }): Pick<Refusal, 'wait'> {
  return seconds > 0 ? { wait: { until: 'next-try', seconds } } : {};
}

function told<V extends readonly unknown[]>(
  { reason }: VerifyRefusal,
  { title, text }: RefusalText<V>,
  ...values: V
): Refusal {
  return { status: problemKinds[reason].status, title, text: text(...values) };
}
