import { type Server, startPostgres } from '@watchword-internal/services';
import { expectNothingLost, startAtOnce, startWorkers } from '@watchword-internal/storage-tests';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { database, migrated, newPrefix, poolOn } from './support/database.ts';

const program = new URL('support/worker.ts', import.meta.url);

describe('ten processes that start at once', () => {
  it('all call migrate(), and all find one another’s accounts, ten times', async () => {
    const workers = startWorkers(program, 10);
    for (let round = 0; round < 10; round += 1) {
      const prefix = newPrefix();
      const users = await startAtOnce(workers, { connectionString: inject('postgresUrl'), prefix });
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
    // The name tells its connections apart from those of the test.
    const target = { connectionString: `${server.url}?application_name=worker`, prefix };
    await expectNothingLost({ program, target, storage, rounds: 10, settled: () => untilAlone(pool) });
  });
});

/** Waits until the server has ended the work of a process that is gone. */
async function untilAlone(pool: Pool): Promise<void> {
  const others = "FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";
  for (;;) {
    const { rows } = await pool.query<{ count: string }>(`SELECT count(*) ${others} AND application_name = 'worker'`);
    if (rows[0]?.count === '0') return;
  }
}
