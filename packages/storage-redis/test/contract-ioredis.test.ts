import { storageContract } from '@watchword/testkit';
import { describe, it } from 'vitest';
import { ioRedis } from './support/clients.ts';
import { redisUrls } from './support/servers.ts';
import { makeStore } from './support/store.ts';

describe('ioredis, one server', () => {
  storageContract({ describe, it }, makeStore(ioRedis, redisUrls), {
    connectCuttable: (store) => store.connectCuttable(),
  });
});
