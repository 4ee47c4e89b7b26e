/** A wait in words: `1 second`, `34 seconds`, `12 minutes`, `1 hour`. Rounded up, so that nobody comes too early. */
export function waitWords(seconds: number): string {
  if (seconds < 90) return count(Math.ceil(seconds), 'second');
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? count(minutes, 'minute') : count(Math.ceil(minutes / 60), 'hour');
}

/** How exactly a clock time is told. */
export type Precision = 'minute' | 'second';

/** Clock time with its zone: `14:03 UTC` or `14:03:12 UTC`. */
export function clockTime(at: number, timeZone: string, precision: Precision): string {
  const style: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short', timeZone };
  if (precision === 'second') style.second = '2-digit';
  return new Intl.DateTimeFormat('en-GB', style).format(at);
}

function count(number: number, unit: string): string {
  return number === 1 ? `1 ${unit}` : `${number} ${unit}s`;
}
