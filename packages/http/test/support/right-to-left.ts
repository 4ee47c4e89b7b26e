import { english, type Texts } from '../../src/index.ts';

const latin = 'abcdefghijklmnopqrstuvwxyz';
const arabic = 'ابكدهفغحيجقلمنوبرستثصعخطظز';

/**
 * Texts of a language that is written from right to left: the English ones in Arabic letters. They mean nothing, but all of
 * them are there, as long as those, and every page lays them out as it would the real ones.
 */
export const rightToLeft: Texts = {
  ...(mapped(english) as Texts),
  language: 'ar-EG',
  direction: 'rtl',
};

function mapped(value: unknown): unknown {
  if (typeof value === 'string') return inArabicLetters(value);
  if (typeof value === 'function')
    return (...values: unknown[]) => mapped((value as (...all: unknown[]) => unknown)(...values));
  if (Array.isArray(value)) return value.map(mapped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapped(member)]));
}

/** But for names, which come isolated, and for the marks of parts. */
function inArabicLetters(text: string): string {
  const pieces = text.split(/(\u2068.*?\u2069|\uE000\d+\uE000)/s);
  return pieces.map((piece, place) => (place % 2 === 1 ? piece : letterByLetter(piece))).join('');
}

function letterByLetter(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => arabic.charAt(latin.indexOf(letter.toLowerCase())));
}
