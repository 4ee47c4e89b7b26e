/** What was measured of one contender: medians over the rounds. */
export interface Measured {
  readonly name: string;
  /** Operations a second, or whatever the unit of the comparison says. */
  readonly value: number;
  /** Milliseconds; absent where single operations were not timed. */
  readonly p50?: number;
  readonly p99?: number;
  /** The first of the comparison against this one: the median of what the single rounds show. */
  readonly ratio: number;
  /** The same of the p99. */
  readonly p99Ratio?: number;
}

/** Contenders that were measured side by side. */
export interface Comparison {
  /** Stable, for charts and documents. */
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** The first is ours. */
  readonly measured: readonly Measured[];
}

/** One part of the benchmark. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly comparisons: readonly Comparison[];
}

/** A whole run. */
export interface Run {
  /** Of the day, as `2026-11-24`. */
  readonly date: string;
  /** Whether it was a short run, whose figures are rough. */
  readonly quick: boolean;
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly sections: readonly Section[];
}
