const longestInput = 64;

/**
 * Reads what somebody typed as a code. The only place that knows spellings: ASCII spaces and hyphens are ignored, and
 * what is left must be 6–8 ASCII digits. Digits of other scripts, signs and line breaks are refused rather than
 * folded, so that no spelling of a used code looks new (A5, T19).
 *
 * @returns the digits, or `undefined` for anything else, of whatever type or length.
 */
export function parseCode(input: unknown): string | undefined {
  if (typeof input !== 'string' || input.length > longestInput) return undefined;
  const digits = input.replace(/[ -]/g, '');
  return /^[0-9]{6,8}$/.test(digits) ? digits : undefined;
}
