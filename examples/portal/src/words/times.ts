const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A wait in words: `1 second`, `34 seconds`, `12 minutes`, `1 hour`. Rounded up, so that nobody comes too early. */
export function waitWords(seconds: number): string {
  if (seconds < 90) return count(Math.ceil(seconds), 'second');
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? count(minutes, 'minute') : count(Math.ceil(minutes / 60), 'hour');
}

/** Time left in words, without hurry: in whole minutes, rounded down. */
export function leftWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / minute);
  return minutes < 1 ? 'less than a minute' : count(minutes, 'minute');
}

/** How exactly a clock time is told. */
export type Precision = 'minute' | 'second';

/** Clock time with its zone: `14:03 UTC` or `14:03:12 UTC`. */
export function clockTime(at: number, timeZone: string, precision: Precision): string {
  const style: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short', timeZone };
  if (precision === 'second') style.second = '2-digit';
  return new Intl.DateTimeFormat('en-GB', style).format(at);
}

/**
 * How long ago something was: `just now`, `3 minutes ago`, `2 hours ago`, and from the day before yesterday on, the
 * date.
 */
export function agoWords(at: number, now: number, timeZone: string): string {
  const age = now - at;
  if (age < minute) return 'just now';
  if (age < hour) return `${count(Math.floor(age / minute), 'minute')} ago`;
  if (age < day) return `${count(Math.floor(age / hour), 'hour')} ago`;
  if (age < 2 * day) return 'yesterday';
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(at);
}

function count(number: number, unit: string): string {
  return number === 1 ? `1 ${unit}` : `${number} ${unit}s`;
}
