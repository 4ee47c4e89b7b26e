import type { Pace } from '../measure/interleave.ts';
import type { Comparison, Section } from '../measure/results.ts';
import type { Report } from '../progress.ts';
import { storeKinds } from '../stores/stores.ts';
import { compareAccounts } from './accounts.ts';
import { compareDevices } from './devices.ts';
import { compareHistories } from './history.ts';
import { compareProcesses } from './processes.ts';

/** How far to grow. */
export interface Sizes {
  readonly accounts: readonly number[];
  readonly events: readonly number[];
}

/** What more accounts, events, devices and processes change. */
export async function growthSection(pace: Pace, report: Report, { accounts, events }: Sizes): Promise<Section> {
  report('devices');
  const comparisons: Comparison[] = [await compareDevices(pace)];
  for (const kind of storeKinds.filter(({ id }) => id === 'sqlite' || id === 'postgres')) {
    comparisons.push(...(await compareAccounts(kind, accounts, pace, report)));
    comparisons.push(...(await compareHistories(kind, events, pace, report)));
  }
  comparisons.push(...(await compareProcesses(pace, report)));
  return { id: 'growth', title: 'Growth', comparisons };
}
