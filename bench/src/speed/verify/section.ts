import { compare, type Pace } from '../measure/interleave.ts';
import type { Comparison, Section } from '../measure/results.ts';
import type { Report } from '../progress.ts';
import { type StoreKind, storeKinds } from '../stores/stores.ts';
import { compareAnswers } from './answers.ts';
import { contendersOf, pacedContendersOf, type Racer, racersOn } from './contenders.ts';

/** What to measure. */
export interface VerifyChoice {
  /** Ids; empty for all. */
  readonly stores: readonly string[];
  /** How many at once. */
  readonly callers: readonly number[];
}

/** At how many callers also latencies at one throughput are compared, and which share of what Watchword can do that is. */
const [pacedCallers, pacedShare] = [32, 0.5];

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
      const free = await compare({ ...plan, contenders: contendersOf(racers, callers) }, pace, () => report(name));
      comparisons.push(free);
      if (callers !== pacedCallers || Object.keys(store.raw).length === 0) continue;
      comparisons.push(await atOnePace({ id, title }, racers, free, pace, report));
    }
    return comparisons;
  } finally {
    await store.end();
  }
}

/** The latencies of ours and of the raw loop at the same throughput. */
function atOnePace(
  { id, title }: Pick<StoreKind, 'id' | 'title'>,
  racers: readonly Racer[],
  free: Comparison,
  pace: Pace,
  report: Report,
): Promise<Comparison> {
  const perSecond = Math.round((free.measured[0]?.value ?? 0) * pacedShare);
  const name = `${title}, both at ${perSecond} a second`;
  const contenders = pacedContendersOf(racers, pacedCallers, perSecond);
  return compare({ id: `paced-${id}`, title: name, unit: 'a second', contenders }, pace, () => report(name));
}
