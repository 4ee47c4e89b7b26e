import type { Door } from '../door/door.ts';

/** Somebody who comes to the door at times of their own. */
export interface Person {
  /** When they come next; endless if never again. */
  readonly comesAt: () => number;
  readonly come: (door: Door, now: number) => Promise<void>;
}
