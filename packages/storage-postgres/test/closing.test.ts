import { change } from '@watchword/testkit';
import { everyCall, failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, inject, it } from 'vitest';
import { postgresStorage } from '../src/index.ts';
import { migrated, newPrefix, poolOn } from './support/database.ts';

/** A connection string whose connections can be told apart. */
function named(): { readonly connectionString: string; readonly open: () => Promise<unknown> } {
  const name = newPrefix();
  const pool = poolOn();
  return {
    connectionString: `${inject('postgresUrl')}?application_name=${name}`,
    async open() {
      const { rows } = await pool.query(
        `SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = $1`,
        [name],
      );
      return (rows[0] as { count: unknown }).count;
    },
  };
}

describe('close()', () => {
  it('waits for what is in flight, which is done and not lost, and ends the pool that was opened', async () => {
    const { connectionString, open } = named();
    const prefix = newPrefix();
    const storage = postgresStorage({ connectionString, prefix });
    await storage.migrate();
    const users = Array.from({ length: 300 }, (_, place) => `user ${place}`);
    const commits = Promise.all(users.map((userId) => storage.commit(change({ userId }))));
    const [done] = await Promise.all([commits, storage.load('alice'), storage.close()]);
    expect(new Set(done)).toEqual(new Set([true]));
    while ((await open()) !== 0);
    expect((await postgresStorage({ pool: poolOn(), prefix }).list({ limit: 1000 })).items).toHaveLength(300);
  });

  it('leaves a pool of the host open', async () => {
    const { storage, pool } = await migrated();
    await storage.close();
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('opens nothing if nothing was asked, and may be called again', async () => {
    const { connectionString, open } = named();
    const storage = postgresStorage({ connectionString });
    await Promise.all([storage.close(), storage.close()]);
    await storage.close();
    expect(await open()).toBe(0);
  });

  it('A9 is followed by refusals that say so', async () => {
    const { storage } = await migrated();
    void storage.close();
    for (const call of [...everyCall(storage), () => storage.migrate()]) {
      expect(await failureOf(call)).toMatchObject({
        code: 'storage',
        retryable: false,
        message: 'The storage on PostgreSQL was closed by its close().',
      });
    }
  });
});
