import { storageContract } from '@watchword/testkit';
import { describe, it } from 'vitest';
import { ioRedisCluster, nodeRedisCluster } from './support/clients.ts';
import { redisClusterUrls } from './support/servers.ts';
import { makeStore } from './support/store.ts';

describe.each([
  { client: 'node-redis', open: nodeRedisCluster },
  { client: 'ioredis', open: ioRedisCluster },
])('$client, a cluster', ({ open }) => {
  storageContract({ describe, it }, makeStore(open, redisClusterUrls), {
    connectCuttable: (store) => store.connectCuttable(),
  });
});
