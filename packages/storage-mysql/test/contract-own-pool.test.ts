import { storageContract } from '@watchword/testkit';
import { describe, it } from 'vitest';
import { sharedUrl } from './support/database.ts';
import { byUrl, makeStore } from './support/store.ts';

storageContract({ describe, it }, makeStore(byUrl, sharedUrl), {
  connectCuttable: (store) => store.connectCuttable(),
});
