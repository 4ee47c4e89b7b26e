import { storageContract } from '@watchword/testkit';
import { describe, inject, it } from 'vitest';
import { makeStore } from './support/store.ts';

storageContract({ describe, it }, makeStore({ url: () => inject('postgresUrl') }), {
  connectCuttable: (store) => store.connectCuttable(),
});
