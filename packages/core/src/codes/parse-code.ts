import { readRecoveryCode } from './recovery-code.ts';

const longestInput = 64;

/** What somebody typed: the code of an app, or a recovery code in its one spelling. */
export type ParsedCode =
  | { readonly kind: 'totp'; readonly code: string }
  | { readonly kind: 'recovery'; readonly code: string };

/**
 * Reads what somebody typed as a code. The only place that knows spellings: ASCII spaces and hyphens are ignored, and
 * what is left must be 6–8 ASCII digits or a recovery code. Digits of other scripts, signs and line breaks are refused
 * rather than folded, so that no spelling of a used code looks new (A5, T19).
 *
 * @returns `undefined` for anything else, of whatever type or length.
 */
export function parseCode(input: unknown): ParsedCode | undefined {
  if (typeof input !== 'string' || input.length > longestInput) return undefined;
  const typed = input.replace(/[ -]/g, '');
  if (/^[0-9]{6,8}$/.test(typed)) return { kind: 'totp', code: typed };
  const code = readRecoveryCode(typed);
  return code === undefined ? undefined : { kind: 'recovery', code };
}
