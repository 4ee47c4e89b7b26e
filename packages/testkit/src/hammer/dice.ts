/** Chance that a seed decides, so that a run can be planned again. Nothing secret rests on it. */
export interface Dice {
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  readonly shuffled: <T>(items: readonly T[]) => readonly T[];
}

/** Mulberry32. */
export function diceOf(seed: number): Dice {
  let state = seed;
  const below = (end: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  const shuffled = <T>(items: readonly T[]) =>
    items
      .map((item) => ({ item, place: below(2 ** 32) }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ item }) => item);
  return { below, shuffled };
}
