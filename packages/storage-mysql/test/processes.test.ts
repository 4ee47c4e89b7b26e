import {
  expectNothingLost,
  expectOneWinner,
  orderAll,
  startAtOnce,
  startWorkers,
} from '@watchword-internal/storage-tests';
import type { Pool } from 'mysql2/promise';
import { describe, expect, it } from 'vitest';
import { database, migrated, newPrefix, ownServer, poolOn, sharedUrl } from './support/database.ts';

const program = new URL('support/worker.ts', import.meta.url);

describe('four processes', () => {
  it('A1 A6 A10 exactly one of 13 commits each wins, in each of 250 rounds', async () => {
    const { storage, prefix } = await migrated();
    const workers = startWorkers(program, 4);
    await orderAll(workers, { what: 'open', target: { url: sharedUrl(), prefix } });
    await expectOneWinner(workers, storage, 250);
  });
});

describe('ten processes that start at once', () => {
  it('all call migrate(), and all find one another’s accounts, ten times', async () => {
    const workers = startWorkers(program, 10);
    for (let round = 0; round < 10; round += 1) {
      const prefix = newPrefix();
      const users = await startAtOnce(workers, { url: sharedUrl(), prefix });
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
    const target = { url: server.url.replace('root@', 'worker@'), prefix };
    await expectNothingLost({ program, target, storage, rounds: 10, settled: () => untilGone(pool, 'worker') });
  });
});

/** Waits until the server has ended the work of a process that is gone. */
async function untilGone(pool: Pool, user: string): Promise<void> {
  for (;;) {
    const [rows] = await pool.query('SELECT id FROM information_schema.processlist WHERE user = ?', [user]);
    if ((rows as unknown[]).length === 0) return;
  }
}
