import { wholeList } from '@watchword/testkit';
import { startRedis } from '@watchword-internal/services';
import {
  expectNothingLost,
  expectOneWinner,
  orderAll,
  startAtOnce,
  startWorkers,
} from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import { redisClusterUrls, redisUrls } from './support/servers.ts';
import { started } from './support/started.ts';
import { newPrefix } from './support/store.ts';
import { connect, type Target } from './support/target.ts';

const program = new URL('support/worker.ts', import.meta.url);

const places = [
  { open: 'nodeRedis', urls: redisUrls },
  { open: 'ioRedis', urls: redisUrls },
  { open: 'nodeRedisCluster', urls: redisClusterUrls },
  { open: 'ioRedisCluster', urls: redisClusterUrls },
] as const;

describe.each(places)('processes by $open', { timeout: 120_000 }, (place) => {
  const newTarget = (): Target => ({ ...place, prefix: newPrefix() });

  it('A1 A6 A10 four of them: exactly one of 13 commits each wins, in each of 200 rounds', async () => {
    const target = newTarget();
    const storage = await connect(target);
    await storage.migrate();
    const workers = startWorkers(program, 4);
    await orderAll(workers, { what: 'open', target });
    await expectOneWinner(workers, storage, 200);
  });

  it('ten of them start at once: all call migrate(), and all find one another’s accounts, five times', async () => {
    const workers = startWorkers(program, 10);
    for (let round = 0; round < 5; round += 1) {
      const target = newTarget();
      const users = await startAtOnce(workers, target);
      const storage = await connect(target);
      await storage.assertSafe();
      expect((await wholeList(storage)).toSorted()).toEqual(users);
    }
  });
});

describe.each(['nodeRedis', 'ioRedis'] as const)(
  'a process by %s that is killed in the middle of its commits',
  (open) => {
    it('A10 T9 loses nothing that it acknowledged, and leaves nothing half-written, five times', async () => {
      const server = await started(startRedis({ durable: true }));
      const target: Target = { open, urls: [server.url], prefix: 'watchword' };
      const storage = await connect(target);
      await storage.migrate();
      await expectNothingLost({ program, target, storage, rounds: 5 });
    });
  },
);
