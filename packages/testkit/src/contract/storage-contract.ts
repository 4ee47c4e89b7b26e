import { accountContract } from './accounts.ts';
import { copyContract } from './copies.ts';
import { cutContract } from './cuts.ts';
import { erasureContract } from './erasing.ts';
import { historyContract } from './history.ts';
import { listContract } from './list.ts';
import { type StorageContractOptions, sizesOf } from './options.ts';
import { raceContract } from './races.ts';
import { resendContract } from './resending.ts';
import type { Runner } from './runner.ts';
import type { MakeStore, Store } from './store.ts';
import { suiteOf } from './suite.ts';
import { textContract } from './texts.ts';
import { userIdContract } from './user-ids.ts';

/**
 * Everything that the storage contract of core promises, as tests of one store: run it for each driver and each kind of server
 * that an adapter supports.
 *
 * @param runner the `describe` and `it` of the test runner
 * @throws `misuse`, `unknown-option`
 */
export function storageContract<S extends Store>(
  runner: Runner,
  makeStore: MakeStore<S>,
  options: StorageContractOptions<S> = {},
): void {
  const suite = suiteOf(runner, makeStore, sizesOf(options));
  accountContract(suite);
  resendContract(suite);
  copyContract(suite);
  textContract(suite);
  erasureContract(suite);
  userIdContract(suite);
  historyContract(suite);
  listContract(suite);
  raceContract(suite);
  if (options.connectCuttable) cutContract(suite, options.connectCuttable);
}
