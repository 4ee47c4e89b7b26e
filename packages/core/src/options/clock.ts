import { WatchwordError } from '../errors.ts';

/**
 * Reads the clock, in whole milliseconds since the Unix epoch.
 *
 * @throws `clock` if that is no time after 1970: deciding on it would be guessing.
 */
export function readClock(clock: () => number): number {
  const now = clock();
  if (typeof now === 'number' && now >= 0 && now <= 8.64e15) return Math.floor(now);
  throw new WatchwordError('clock', 'The clock gives no time after 1970. Set the time of this server (NTP).');
}
