import { storageContract } from '@watchword/testkit';
import { describe, it } from 'vitest';
import { nodeRedis, nodeRedisPool } from './support/clients.ts';
import { redisUrls } from './support/servers.ts';
import { makeStore } from './support/store.ts';

describe('node-redis, one server', () => {
  storageContract({ describe, it }, makeStore(nodeRedis, redisUrls), {
    connectCuttable: (store) => store.connectCuttable(),
  });
});

describe('node-redis, a pool of connections', () => {
  storageContract({ describe, it }, makeStore(nodeRedisPool, redisUrls), {
    rounds: 50,
    connectCuttable: (store) => store.connectCuttable(),
  });
});
