import { accountContract } from './accounts.ts';
import { pageContract } from './pages.ts';
import { raceContract } from './races.ts';
import type { MakeStore } from './store.ts';
import { userIdContract } from './user-ids.ts';

/** Everything that the storage contract of core promises, as tests of one store. */
export function storageContract(makeStore: MakeStore): void {
  accountContract(makeStore);
  userIdContract(makeStore);
  pageContract(makeStore);
  raceContract(makeStore);
}
