import { compare, type Pace } from '../measure/interleave.ts';
import type { Comparison, Section } from '../measure/results.ts';
import type { Report } from '../progress.ts';
import { type StoreKind, storeKinds } from '../stores/stores.ts';
import { compareAnswers } from './answers.ts';
import { contendersOf, racersOn } from './contenders.ts';

/** What to measure. */
export interface VerifyChoice {
  /** Ids; empty for all. */
  readonly stores: readonly string[];
  /** How many at once. */
  readonly callers: readonly number[];
}

/** A whole verify per store, against the least that could be done there and against better-auth. */
export async function verifySection(pace: Pace, report: Report, { stores, callers }: VerifyChoice): Promise<Section> {
  const chosen = storeKinds.filter(({ id }) => stores.length === 0 || stores.includes(id));
  report('answers');
  const comparisons: Comparison[] = [await compareAnswers(pace)];
  for (const kind of chosen) comparisons.push(...(await onStore(kind, callers, pace, report)));
  return { id: 'verify', title: 'A whole verify', comparisons };
}

async function onStore({ id, title, open }: StoreKind, concurrencies: readonly number[], pace: Pace, report: Report) {
  report(`${title}: starting`);
  const store = await open();
  try {
    const racers = await racersOn(store);
    const comparisons: Comparison[] = [];
    for (const callers of concurrencies) {
      const name = `${title}, ${callers} at once`;
      const plan = { id: `verify-${id}-${callers}`, title: name, unit: 'a second' };
      const contenders = contendersOf(racers, callers);
      comparisons.push(await compare({ ...plan, contenders }, pace, () => report(name)));
    }
    return comparisons;
  } finally {
    await store.end();
  }
}
