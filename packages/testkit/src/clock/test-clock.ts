import { WatchwordError } from '@watchword/core';

/** A clock that stands still until it is told otherwise: the `clock` option of `createWatchword`. */
export interface TestClock {
  /** The time, in milliseconds since the Unix epoch. */
  (): number;
  /** Lets so many seconds pass; backwards if negative. */
  advance(seconds: number): void;
  /** Moves to a time: a `Date`, or milliseconds since the Unix epoch. */
  set(time: Date | number): void;
}

/**
 * Makes a clock for tests.
 *
 * @param start where it stands: a `Date`, or milliseconds since the Unix epoch
 * @throws `misuse` for what is no time
 */
export function testClock(start: Date | number): TestClock {
  let now = timeOf(start);
  return Object.assign(() => now, {
    advance: (seconds: number) => {
      now = timeOf(now + seconds * 1000);
    },
    set: (time: Date | number) => {
      now = timeOf(time);
    },
  });
}

function timeOf(value: unknown): number {
  const time = value instanceof Date ? value.getTime() : value;
  if (typeof time === 'number' && Number.isFinite(time)) return time;
  throw new WatchwordError('misuse', 'A time must be a Date, or milliseconds since the Unix epoch; a step, seconds.');
}
