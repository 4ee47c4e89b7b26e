import { compare, type Pace } from '../measure/interleave.ts';
import type { Comparison } from '../measure/results.ts';
import type { Report } from '../progress.ts';
import type { StoreKind } from '../stores/stores.ts';
import { contendersOf, racersOver } from '../verify/contenders.ts';
import { makeUserIds } from '../verify/people.ts';

const users = 2000;

/** More and more accounts in one store, of which some, spread over all, verify. */
export async function compareAccounts(kind: StoreKind, sizes: readonly number[], pace: Pace, report: Report) {
  const most = Math.max(...sizes);
  const store = await kind.open();
  try {
    const racers = await racersOver(store, makeUserIds(users, most / users));
    const comparisons: Comparison[] = [];
    for (const size of sizes) {
      const title = `${kind.title}, ${size.toLocaleString('en')} accounts, 32 at once`;
      report(`${title}: filling`);
      await store.filler?.accounts(size, most / size);
      const plan = { id: `accounts-${kind.id}-${size}`, title, unit: 'a second', contenders: contendersOf(racers, 32) };
      comparisons.push(await compare(plan, pace, () => report(title)));
    }
    return comparisons;
  } finally {
    await store.end();
  }
}
