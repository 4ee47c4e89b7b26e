import { once } from 'node:events';
import { change, wholeHistory, wholeList } from '@watchword/testkit';
import { startRedis } from '@watchword-internal/services';
import { describe, expect, it } from 'vitest';
import { storedCount } from './support/count.ts';
import { redisClusterUrls, redisUrls } from './support/servers.ts';
import { orderAll, startWorkers, type Worker } from './support/start-worker.ts';
import { started } from './support/started.ts';
import { newPrefix } from './support/store.ts';
import { connect, type Target } from './support/target.ts';

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
    const workers = startWorkers(4);
    await orderAll(workers, { what: 'open', target });
    for (let round = 0; round < 200; round += 1) {
      const expected = (await storage.load('alice'))?.revision ?? null;
      const done = await Promise.all(
        workers.map((worker, place) => {
          const account = `${round} by ${place}`;
          const sent = () => change({ expected, account, events: [{ at: 1, event: account }] });
          return worker.order({ what: 'commit', changes: Array.from({ length: 13 }, sent) });
        }),
      );
      const winners = done.flatMap((answers, place) => answers.filter(Boolean).map(() => `${round} by ${place}`));
      expect(winners).toEqual([(await storage.load('alice'))?.account]);
    }
    expect(await wholeHistory(storage)).toHaveLength(200);
  });

  it('ten of them start at once: all call migrate(), and all find one another’s accounts, five times', async () => {
    const workers = startWorkers(10);
    for (let round = 0; round < 5; round += 1) {
      const target = newTarget();
      await orderAll(workers, { what: 'open', target });
      await orderAll(workers, { what: 'migrate' });
      await Promise.all(
        workers.map((worker, place) =>
          worker.order({ what: 'commit', changes: [change({ userId: `user ${place}` })] }),
        ),
      );
      const storage = await connect(target);
      await storage.assertSafe();
      expect((await wholeList(storage)).toSorted()).toEqual(workers.map((_, place) => `user ${place}`));
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
      const users = Array.from({ length: 8 }, (_, place) => `user ${place}`);
      const known = new Map(users.map((userId) => [userId, 0]));
      for (let round = 0; round < 5; round += 1) {
        for (const [userId, count] of await countUntilKilled(target, users)) known.set(userId, count);
        for (const [userId, acknowledged] of known) {
          const stored = await storedCount(storage, userId);
          // The one commit that was in flight may have been done or not.
          expect([acknowledged, acknowledged + 1]).toContain(stored);
          known.set(userId, stored);
        }
      }
    });
  },
);

/** What a worker acknowledged for each user until it was killed. */
async function countUntilKilled(target: Target, users: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const [worker] = startWorkers(1) as [Worker];
  await worker.order({ what: 'open', target });
  let output = '';
  worker.process.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (output.split('\n').length > 100) worker.process.kill('SIGKILL');
  });
  worker.process.send({ what: 'count', users });
  await once(worker.process, 'close');
  const lines = output.split('\n').slice(0, -1);
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}
