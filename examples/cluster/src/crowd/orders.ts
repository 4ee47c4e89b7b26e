import type { Enrolled } from '../enroll.ts';
import type { Counts } from '../tally.ts';

/** What a process is told first. It connects, and says that it is ready. */
export interface Order {
  readonly stores: readonly string[];
  readonly keys: string;
  /** When the fast clock of all processes was started. */
  readonly startedAt: number;
  readonly users: readonly Enrolled[];
}

/** What it is told once all are ready. */
export interface Go {
  /** When to end, by the ordinary clock. */
  readonly until: number;
}

/** What a process tells: that it is ready, and then what it has seen, until it ends. */
export type News = 'ready' | Counts;
