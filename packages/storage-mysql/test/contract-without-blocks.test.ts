import { storageContract } from '@watchword/testkit';
import { describe, it } from 'vitest';
import { sharedUrl } from './support/database.ts';
import { byPoolWithoutBlocks, makeStore } from './support/store.ts';

storageContract({ describe, it }, makeStore(byPoolWithoutBlocks, sharedUrl), {
  connectCuttable: (store) => store.connectCuttable(),
});
