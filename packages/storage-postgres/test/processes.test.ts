import { once } from 'node:events';
import { change } from '@watchword/testkit';
import { type Server, startPostgres } from '@watchword-internal/services';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { storedCount } from './support/count.ts';
import { database, migrated, newPrefix, poolOn } from './support/database.ts';
import { orderAll, startWorkers, type Worker } from './support/start-worker.ts';

describe('ten processes that start at once', () => {
  it('all call migrate(), and all find one another’s accounts, ten times', async () => {
    const workers = startWorkers(10);
    const users = workers.map((_, place) => `user ${place}`);
    for (let round = 0; round < 10; round += 1) {
      const prefix = newPrefix();
      await orderAll(workers, { what: 'open', url: inject('postgresUrl'), prefix });
      await orderAll(workers, { what: 'migrate' });
      const changes = users.map((userId) => change({ userId }));
      await Promise.all(workers.map((worker, place) => worker.order({ what: 'commit', changes: [changes[place]!] })));
      expect(await database({ prefix }).storage.list({ limit: 100 })).toEqual({ items: users });
    }
  });
});

describe('a process that is killed in the middle of its commits', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startPostgres({ durable: true });
  });
  afterAll(() => server.stop());

  it('A10 T9 loses nothing that it acknowledged, and leaves nothing half-written, ten times', async () => {
    const { storage, pool, prefix } = await migrated({}, poolOn(server.url));
    const users = Array.from({ length: 8 }, (_, place) => `user ${place}`);
    const known = new Map(users.map((userId) => [userId, 0]));
    for (let round = 0; round < 10; round += 1) {
      for (const [userId, count] of await countUntilKilled(server.url, prefix, users)) known.set(userId, count);
      await untilAlone(pool);
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
async function untilAlone(pool: Pool): Promise<void> {
  const others = "FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";
  for (;;) {
    const { rows } = await pool.query<{ count: string }>(`SELECT count(*) ${others} AND application_name = 'worker'`);
    if (rows[0]?.count === '0') return;
  }
}
