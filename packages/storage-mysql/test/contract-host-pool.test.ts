import { storageContract } from '@watchword/testkit';
import { describe, it } from 'vitest';
import { sharedUrl } from './support/database.ts';
import { byPool, makeStore } from './support/store.ts';

storageContract({ describe, it }, makeStore(byPool(), sharedUrl), {
  connectCuttable: (store) => store.connectCuttable(),
});
