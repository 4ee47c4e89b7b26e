import { storageContract } from '@watchword/testkit';
import { describe, it } from 'vitest';
import { sharedUrl } from './support/database.ts';
import { byPool, makeStore } from './support/store.ts';

/** What a host may have set for the rest of its application, on every connection of the pool. */
describe.each([
  { session: ['SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY'] },
  {
    session: [
      'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ',
      'SET innodb_snapshot_isolation = 1, autocommit = 0',
    ],
  },
  { session: ["SET completion_type = 'CHAIN', sql_safe_updates = 1, sql_select_limit = 1500"] },
  { session: ["SET completion_type = 'RELEASE', tx_isolation = 'READ-UNCOMMITTED'"] },
])('after $session', ({ session }) => {
  storageContract({ describe, it }, makeStore(byPool({}, session), sharedUrl), {
    rounds: 20,
    connectCuttable: (store) => store.connectCuttable(),
  });
});
