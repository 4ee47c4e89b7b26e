import { once } from 'node:events';
import { change, wholeHistory } from '@watchword/testkit';
import type { Pool } from 'mysql2/promise';
import { describe, expect, it } from 'vitest';
import { storedCount } from './support/count.ts';
import { database, migrated, newPrefix, ownServer, poolOn, sharedUrl } from './support/database.ts';
import { orderAll, startWorkers, type Worker } from './support/start-worker.ts';

describe('four processes', () => {
  it('A1 A6 A10 exactly one of 13 commits each wins, in each of 250 rounds', async () => {
    const { storage, prefix } = await migrated();
    const workers = startWorkers(4);
    await orderAll(workers, { what: 'open', url: sharedUrl(), prefix });
    for (let round = 0; round < 250; round += 1) {
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
    expect(await wholeHistory(storage)).toHaveLength(250);
  });
});

describe('ten processes that start at once', () => {
  it('all call migrate(), and all find one another’s accounts, ten times', async () => {
    const workers = startWorkers(10);
    const users = workers.map((_, place) => `user ${place}`);
    for (let round = 0; round < 10; round += 1) {
      const prefix = newPrefix();
      await orderAll(workers, { what: 'open', url: sharedUrl(), prefix });
      await orderAll(workers, { what: 'migrate' });
      const changes = users.map((userId) => change({ userId }));
      await Promise.all(workers.map((worker, place) => worker.order({ what: 'commit', changes: [changes[place]!] })));
      expect(await database({ prefix }).storage.list({ limit: 100 })).toEqual({ items: users });
    }
  });
});

describe('a process that is killed in the middle of its commits', () => {
  it('A10 T9 loses nothing that it acknowledged, and leaves nothing half-written, ten times', async () => {
    const server = await ownServer();
    const { storage, pool, prefix } = await migrated({}, poolOn(server.url));
    await pool.query("CREATE USER worker@'127.0.0.1'");
    await pool.query("GRANT ALL ON watchword.* TO worker@'127.0.0.1'");
    const users = Array.from({ length: 8 }, (_, place) => `user ${place}`);
    const known = new Map(users.map((userId) => [userId, 0]));
    for (let round = 0; round < 10; round += 1) {
      const url = server.url.replace('root@', 'worker@');
      for (const [userId, count] of await countUntilKilled(url, prefix, users)) known.set(userId, count);
      await untilGone(pool, 'worker');
      for (const [userId, acknowledged] of known) {
        const stored = await storedCount(storage, userId);
        // The one commit that was in flight may have been done or not.
        expect([acknowledged, acknowledged + 1]).toContain(stored);
        known.set(userId, stored);
      }
    }
  });
});

/** What a worker acknowledged for each user until it was killed. */
async function countUntilKilled(
  url: string,
  prefix: string,
  users: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const [worker] = startWorkers(1) as [Worker];
  await worker.order({ what: 'open', url, prefix });
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

/** Waits until the server has ended the work of a process that is gone. */
async function untilGone(pool: Pool, user: string): Promise<void> {
  for (;;) {
    const [rows] = await pool.query('SELECT id FROM information_schema.processlist WHERE user = ?', [user]);
    if ((rows as unknown[]).length === 0) return;
  }
}
