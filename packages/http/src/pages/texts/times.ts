const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A wait in words: `1 second`, `34 seconds`, `12 minutes`, `1 hour`. Rounded up, so that nobody comes too early. */
export function waitWords(language: string, seconds: number): string {
  if (seconds < 90) return count(language, Math.ceil(seconds), 'second');
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? count(language, minutes, 'minute') : count(language, Math.ceil(minutes / 60), 'hour');
}

/** Time left in words, without hurry: in whole minutes, rounded down, and at least one. */
export function leftWords(language: string, milliseconds: number): string {
  return count(language, Math.max(1, Math.floor(milliseconds / minute)), 'minute');
}

/** How exactly a clock time is told. */
export type Precision = 'minute' | 'second';

/** Clock time with its zone: `14:03 UTC` or `14:03:12 UTC`. */
export function clockTime(language: string, at: number, timeZone: string, precision: Precision): string {
  const style: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short', timeZone };
  if (precision === 'second') style.second = '2-digit';
  return new Intl.DateTimeFormat(language, style).format(at);
}

/** How long ago something was: `now`, `3 minutes ago`, `1 day ago`, and from a week on, the date. */
export function agoWords(language: string, at: number, now: number, timeZone: string): string {
  const age = Math.max(0, now - at);
  if (age < minute) return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'second');
  // Not `yesterday`: that depends on midnight where the reader is, which nobody knows here.
  const words = new Intl.RelativeTimeFormat(language);
  if (age < hour) return words.format(-Math.floor(age / minute), 'minute');
  if (age < day) return words.format(-Math.floor(age / hour), 'hour');
  if (age < 7 * day) return words.format(-Math.floor(age / day), 'day');
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(at);
}

function count(language: string, value: number, unit: 'second' | 'minute' | 'hour'): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
