import type { Comparison, Measured, Run } from '../measure/results.ts';

/** The comparisons of a run whose ids look like this, in their order. */
export function comparisonsOf({ sections }: Run, id: RegExp): readonly Comparison[] {
  return sections.flatMap(({ comparisons }) => comparisons.filter((comparison) => id.test(comparison.id)));
}

/** The comparison with this id; `undefined` if there is none. */
export function comparisonOf({ sections }: Run, id: string): Comparison | undefined {
  return sections.flatMap(({ comparisons }) => comparisons).find((comparison) => comparison.id === id);
}

/** What was measured of a contender; `undefined` if it was not. */
export function measuredOf(run: Run, id: string, name: string): Measured | undefined {
  return comparisonOf(run, id)?.measured.find((one) => one.name === name);
}
