import { change } from '@watchword/testkit';
import { everyCall, failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import { mysqlStorage } from '../src/index.ts';
import { migrated, newPrefix, poolOn, sharedUrl } from './support/database.ts';

const lossy = { dangerouslyAllowLostCommits: true };

/** A user whose connections can be told apart. */
async function newUser() {
  const user = newPrefix();
  const pool = poolOn();
  await pool.query(`CREATE USER ${user}@'127.0.0.1'`);
  await pool.query(`GRANT ALL ON watchword.* TO ${user}@'127.0.0.1'`);
  return {
    connectionString: sharedUrl().replace('root@', `${user}@`),
    async open() {
      const [rows] = await pool.query('SELECT id FROM information_schema.processlist WHERE user = ?', [user]);
      return (rows as unknown[]).length;
    },
  };
}

describe('close()', () => {
  it('waits for what is in flight, which is done and not lost, and ends the pool that was opened', async () => {
    const { connectionString, open } = await newUser();
    const prefix = newPrefix();
    const storage = mysqlStorage({ connectionString, prefix, ...lossy });
    await storage.migrate();
    const users = Array.from({ length: 300 }, (_, place) => `user ${place}`);
    const commits = Promise.all(users.map((userId) => storage.commit(change({ userId }))));
    const [done] = await Promise.all([commits, storage.load('alice'), storage.close()]);
    expect(new Set(done)).toEqual(new Set([true]));
    while ((await open()) !== 0);
    expect((await mysqlStorage({ pool: poolOn(), prefix, ...lossy }).list({ limit: 1000 })).items).toHaveLength(300);
  });

  it('leaves a pool of the host open', async () => {
    const { storage, pool } = await migrated();
    await storage.close();
    expect((await pool.query('SELECT 1 AS one'))[0]).toEqual([{ one: 1 }]);
  });

  it('opens nothing if nothing was asked, and may be called again', async () => {
    const { connectionString, open } = await newUser();
    const storage = mysqlStorage({ connectionString, ...lossy });
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
        message: 'The storage on MySQL was closed by its close().',
      });
    }
  });
});
