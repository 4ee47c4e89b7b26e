import { commit, wholeHistory } from '@watchword/testkit';
import { everyCall, failureOf } from '@watchword-internal/storage-tests';
import { createPool } from 'mysql2/promise';
import { describe, expect, it } from 'vitest';
import { mysqlSchema, mysqlStorage, type TableOptions } from '../src/index.ts';
import { database, migrated, newPrefix, poolOn } from './support/database.ts';

const lossy = { dangerouslyAllowLostCommits: true };

describe('the tables', () => {
  it('are missed by every method, and the error says what to call', async () => {
    const { storage } = database();
    for (const call of everyCall(storage)) {
      expect(await failureOf(call)).toMatchObject({
        code: 'storage',
        retryable: false,
        message:
          'MySQL has no Watchword tables here. Call migrate() of the storage once at each start, or correct the prefix.',
      });
    }
    await storage.migrate();
    await commit(storage);
  });

  it('keep what they hold when migrate() is called again', async () => {
    const { storage } = await migrated();
    const { next } = await commit(storage, { events: [{ at: 1, event: 'kept' }] });
    await Promise.all([storage.migrate(), storage.migrate(), storage.migrate()]);
    expect((await storage.load('alice'))?.revision).toBe(next);
    expect(await wholeHistory(storage)).toEqual(['kept']);
  });

  it('are made once by ten at once', async () => {
    const pool = poolOn();
    for (let round = 0; round < 20; round += 1) {
      const prefix = newPrefix();
      const storages = Array.from({ length: 10 }, () => mysqlStorage({ pool, prefix, ...lossy }));
      await Promise.all(storages.map((storage) => storage.migrate()));
      expect((await pool.query(`SELECT version FROM ${prefix}schema`))[0]).toEqual([{ version: 1 }]);
    }
  });

  it('may be made by the host’s own migrations', async () => {
    const { storage, prefix } = database();
    const host = poolOn(undefined, { multipleStatements: true });
    await host.query(mysqlSchema({ prefix }));
    await host.query(mysqlSchema({ prefix }));
    await commit(storage);
    await storage.migrate();
    expect((await storage.list({ limit: 5 })).items).toEqual(['alice']);
  });

  it('of two prefixes do not see each other', async () => {
    const pool = poolOn();
    const [one, other] = [await migrated({}, pool), await migrated({}, pool)];
    await commit(one.storage, { account: 'one' });
    await commit(other.storage, { account: 'two' });
    const stored = [await one.storage.load('alice'), await other.storage.load('alice')];
    expect(stored.map((account) => account?.account)).toEqual(['one', 'two']);
  });

  it('of a newer version are refused by everything, and left alone', async () => {
    const { pool, prefix } = await migrated();
    await pool.query(`INSERT INTO ${prefix}schema VALUES (2)`);
    const storage = mysqlStorage({ pool, prefix, ...lossy });
    for (const call of [() => storage.load('alice'), () => commit(storage), () => storage.migrate()]) {
      expect(await failureOf(call)).toMatchObject({
        code: 'newer-schema',
        message:
          'MySQL has Watchword tables of version 2, and this @watchword/storage-mysql knows version 1. Update the package.',
      });
    }
  });

  it('of an older version are refused until migrate() has brought them up to date', async () => {
    const { pool, prefix } = await migrated();
    await pool.query(`UPDATE ${prefix}schema SET version = -1`);
    const storage = mysqlStorage({ pool, prefix, ...lossy });
    expect((await failureOf(() => storage.load('alice'))).message).toContain('older version -1. Call migrate()');
    await storage.migrate();
    expect(await storage.load('alice')).toBeUndefined();
  });

  it('that are gone are missed with an error, never taken for an empty store', async () => {
    const { storage, pool, prefix } = await migrated();
    await commit(storage);
    await pool.query(`DROP TABLE ${prefix}account`);
    expect((await failureOf(() => storage.load('alice'))).message).toContain('has no Watchword tables here');
  });

  it.each(['account', 'event'])('A18 are refused if %s knows no transactions', async (table) => {
    const { pool, prefix } = await migrated();
    await pool.query(`ALTER TABLE ${prefix}${table} ENGINE=MyISAM`);
    const storage = mysqlStorage({ pool, prefix, ...lossy });
    for (const call of [() => storage.load('alice'), () => commit(storage), () => storage.migrate()]) {
      const failure = await failureOf(call);
      expect(failure).toMatchObject({ code: 'storage', retryable: false });
      expect(failure.message).toContain(`must keep the tables ${prefix}account and ${prefix}event in InnoDB`);
    }
    await pool.query(`ALTER TABLE ${prefix}${table} ENGINE=InnoDB`);
    await commit(storage);
  });

  it.each([
    { prefix: '' },
    { prefix: 'Watchword_' },
    { prefix: 'a`; DROP TABLE x; --' },
    { prefix: 'other.watchword_' },
    { prefix: 'x'.repeat(41) },
    { prefix: '1a' },
    { prefix: 'é' },
    { prefix: null },
    { prefix: ['a'] },
  ])('have plain names: $prefix is refused before anything is asked', async (options) => {
    const pool = createPool({});
    expect(() => mysqlStorage({ pool, ...(options as TableOptions) })).toThrow(/^prefix must be/);
    expect(() => mysqlSchema(options as TableOptions)).toThrow(/^prefix must be/);
    await pool.end();
  });

  it('are searched by index for everything that a sign-in does', async () => {
    const { storage, pool, prefix } = await migrated({}, poolOn(undefined, { connectionLimit: 1 }));
    const values = Array.from({ length: 300 }, (_, place) => [Buffer.from('alice'), place, Buffer.from('x')]);
    await pool.query(`INSERT INTO ${prefix}event (user_id, at, event) VALUES ?`, [values]);
    const { next } = await commit(storage);
    const rowsRead = async (call: () => Promise<unknown>) => {
      await pool.query('FLUSH STATUS');
      await call();
      const [rows] = await pool.query("SHOW SESSION STATUS LIKE 'Handler\\_read\\_%'");
      const counts = (rows as { Value: string }[]).map(({ Value }) => Number(Value));
      return counts.reduce((sum, count) => sum + count, 0);
    };
    expect(await rowsRead(() => storage.load('alice'))).toBeLessThan(10);
    expect(await rowsRead(() => storage.history({ userId: 'alice', before: '200', limit: 3 }))).toBeLessThan(10);
    expect(await rowsRead(() => commit(storage, { expected: next, keepSince: 5 }))).toBeLessThan(30);
    expect(await wholeHistory(storage)).toHaveLength(295);
  });
});
