import { QrError } from '../errors.ts';
import type { ErrorCorrection } from '../symbol/error-correction.ts';
import type { OptionReader } from './read-options.ts';

/** A reader of one of a few words. */
export function oneOf<T extends string>(name: string, words: readonly T[], fallback: T): OptionReader<T> {
  return (value = fallback) => {
    const word = words.find((candidate) => candidate === value);
    if (word !== undefined) return word;
    throw new QrError('invalid-option', `${name} must be one of: ${words.join(', ')}.`);
  };
}

/** Level M: a phone reads it from a smudged screen, and the symbol stays small (U12). */
export const errorCorrection = oneOf<ErrorCorrection>('errorCorrection', ['L', 'M', 'Q', 'H'], 'M');

/** Up to 40 px, at which the largest symbol is 7400 px wide: a caller cannot be made to fill memory. */
export const moduleSize: OptionReader<number> = (value = 6) => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 40) return value;
  throw new QrError('invalid-option', 'moduleSize must be a whole number of pixels from 1 to 40.');
};

/**
 * A name for the picture. Control characters and lone surrogates are refused, because with one of them an SVG file is no
 * longer XML and no picture is shown; so is an otpauth URI, which would be read aloud and shown as a tooltip (U11).
 */
export const title: OptionReader<string> = (value = 'QR code for an authenticator app') => {
  if (typeof value === 'string' && value.length <= 200 && isShowable(value)) return value;
  throw new QrError(
    'invalid-option',
    'title must be text of 1 to 200 characters that names the picture, without control characters and without the URI.',
  );
};

function isShowable(text: string): boolean {
  return text.trim() !== '' && text.isWellFormed() && !/[\p{Cc}\uFFFE\uFFFF]|otpauth(?::|%3a)/iu.test(text);
}
