import { storageContract } from '@watchword/testkit';
import { describe, inject, it } from 'vitest';
import { makeStore } from './support/store.ts';

/** What a host may have set for its own sake. READ COMMITTED is the default, and what the other contract tests run at. */
describe.each(['repeatable read', 'serializable'])('at %s', (isolation) => {
  const config = { options: `-c default_transaction_isolation=${isolation.replace(' ', '\\ ')}` };
  storageContract({ describe, it }, makeStore({ url: () => inject('postgresUrl'), config }), {
    rounds: 10,
    connectCuttable: (store) => store.connectCuttable(),
  });
});
