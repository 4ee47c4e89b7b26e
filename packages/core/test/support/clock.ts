/** A clock that moves only when it is told to. Milliseconds since the Unix epoch. */
export interface TestClock {
  readonly read: () => number;
  readonly set: (time: number) => void;
  /** Backwards if negative. */
  readonly advance: (seconds: number) => void;
}

export function testClock(start: number): TestClock {
  let now = start;
  return {
    read: () => now,
    set: (time) => {
      now = time;
    },
    advance: (seconds) => {
      now += seconds * 1000;
    },
  };
}
