import { compare, type Pace } from '../measure/interleave.ts';
import type { Comparison } from '../measure/results.ts';
import type { Report } from '../progress.ts';
import type { StoreKind } from '../stores/stores.ts';
import { contendersOf, racersOver } from '../verify/contenders.ts';
import { makeUserIds } from '../verify/people.ts';

/** Few, so that long histories are soon made; and fewer callers, so that nobody's code is out of date before it is looked at. */
const [users, callers] = [64, 8];

/** Longer and longer histories of the same users. */
export async function compareHistories(kind: StoreKind, lengths: readonly number[], pace: Pace, report: Report) {
  const store = await kind.open();
  try {
    const racers = await racersOver(store, makeUserIds(users));
    const comparisons: Comparison[] = [];
    let filled = 0;
    for (const length of lengths) {
      const title = `${kind.title}, ${length.toLocaleString('en')} events a user and more, ${callers} at once`;
      report(`${title}: filling`);
      await store.filler?.events(length - filled);
      filled = length;
      const plan = {
        id: `history-${kind.id}-${length}`,
        title,
        unit: 'a second',
        contenders: contendersOf(racers, callers),
      };
      comparisons.push(await compare(plan, pace, () => report(title)));
    }
    return comparisons;
  } finally {
    await store.end();
  }
}
