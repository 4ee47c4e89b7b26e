import { storageContract } from '@watchword/testkit';
import { describe, it } from 'vitest';
import { sharedUrl } from './support/database.ts';
import { makeStore } from './support/store.ts';

storageContract({ describe, it }, makeStore({ url: sharedUrl }), {
  connectCuttable: (store) => store.connectCuttable(),
});
