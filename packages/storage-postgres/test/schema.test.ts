import { commit, wholeHistory } from '@watchword/testkit';
import { everyCall, failureOf } from '@watchword-internal/storage-tests';
import { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { postgresSchema, postgresStorage, type TableOptions } from '../src/index.ts';
import { database, databaseUrl, migrated, newPrefix, poolOn } from './support/database.ts';

describe('the tables', () => {
  it('are missed by every method, and the error says what to call', async () => {
    const { storage } = database();
    for (const call of everyCall(storage)) {
      expect(await failureOf(call)).toMatchObject({
        code: 'storage',
        retryable: false,
        message:
          'PostgreSQL has no Watchword tables at this place, or older ones. Call migrate() of the storage once at each ' +
          'start, or correct schema and prefix.',
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

  it.each(['read committed', 'repeatable read', 'serializable'])(
    'are made once by ten at once at %s',
    async (level) => {
      const options = `-c default_transaction_isolation=${level.replace(' ', '\\ ')}`;
      const pool = poolOn(undefined, { options });
      for (let round = 0; round < 10; round += 1) {
        const prefix = newPrefix();
        const storages = Array.from({ length: 10 }, () => postgresStorage({ pool, prefix }));
        await Promise.all(storages.map((storage) => storage.migrate()));
        expect((await pool.query(`SELECT version FROM "${prefix}schema"`)).rows).toEqual([{ version: 1 }]);
      }
    },
  );

  it('may be made by the host’s own migrations', async () => {
    const { storage, pool, prefix } = database();
    await pool.query(postgresSchema({ prefix }));
    await pool.query(postgresSchema({ prefix }));
    await commit(storage);
    await storage.migrate();
    expect((await storage.list({ limit: 5 })).items).toEqual(['alice']);
  });

  it('may be in a schema, and two storages on one pool do not see each other', async () => {
    const pool = poolOn();
    const schema = newPrefix();
    const [one, other] = [postgresStorage({ pool, schema }), postgresStorage({ pool, schema, prefix: 'two_' })];
    expect((await failureOf(() => one.migrate())).message).toBe(
      'PostgreSQL has no such schema. Correct schema, or create it: CREATE SCHEMA.',
    );
    await pool.query(`CREATE SCHEMA ${schema}`);
    await Promise.all([one.migrate(), other.migrate()]);
    await commit(one, { account: 'one' });
    await commit(other, { account: 'two' });
    expect([await one.load('alice'), await other.load('alice')].map((stored) => stored?.account)).toEqual([
      'one',
      'two',
    ]);
    expect((await pool.query(`SELECT count(*)::int FROM ${schema}.watchword_account`)).rows).toEqual([{ count: 1 }]);
  });

  it('of a newer version are refused by everything, and left alone', async () => {
    const { pool, prefix } = await migrated();
    await pool.query(`INSERT INTO ${prefix}schema VALUES (2)`);
    const storage = postgresStorage({ pool, prefix });
    for (const call of [() => storage.load('alice'), () => commit(storage), () => storage.migrate()]) {
      expect(await failureOf(call)).toMatchObject({
        code: 'newer-schema',
        message:
          'PostgreSQL has Watchword tables of version 2, and this @watchword/storage-postgres knows version 1. Update the package.',
      });
    }
  });

  it('of an older version are refused until migrate() has brought them up to date', async () => {
    const { pool, prefix } = await migrated();
    await pool.query(`UPDATE ${prefix}schema SET version = 0`);
    const storage = postgresStorage({ pool, prefix });
    expect((await failureOf(() => storage.load('alice'))).message).toContain('Call migrate() of the storage');
    await storage.migrate();
    expect(await storage.load('alice')).toBeUndefined();
  });

  it('that are gone are missed with an error, never taken for an empty store', async () => {
    const { storage, pool, prefix } = await migrated();
    await commit(storage);
    await pool.query(`DROP TABLE ${prefix}account`);
    expect((await failureOf(() => storage.load('alice'))).message).toContain('has no Watchword tables at this place');
  });

  it('need the encoding UTF8, in which every user id can be kept', async () => {
    const name = newPrefix();
    await poolOn().query(`CREATE DATABASE ${name} ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'`);
    const { storage } = database({}, poolOn(databaseUrl(name)));
    expect((await failureOf(() => storage.migrate())).message).toContain(
      'must keep this database in the encoding UTF8',
    );
  });

  it.each([
    { prefix: '' },
    { prefix: 'Watchword_' },
    { prefix: 'a"; DROP TABLE x; --' },
    { prefix: 'x'.repeat(41) },
    { prefix: '1a' },
    { prefix: 'é' },
    { prefix: null },
    { prefix: ['a'] },
    { schema: '' },
    { schema: 'a.b' },
    { schema: 'x'.repeat(64) },
    { schema: 7 },
  ])('have plain names: $prefix$schema is refused before anything is asked', (options) => {
    expect(() => postgresStorage({ pool: new Pool(), ...(options as TableOptions) })).toThrow(
      /^(prefix|schema) must be/,
    );
    expect(() => postgresSchema(options as TableOptions)).toThrow(/^(prefix|schema) must be/);
  });

  it('are searched by index for everything that a sign-in does', async () => {
    const { pool, prefix } = await migrated();
    const plan = async (sql: string) => {
      const { rows } = await pool.query<Record<string, string>>(`EXPLAIN (COSTS OFF) ${sql}`);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    };
    const event = `FROM ${prefix}event WHERE user_id = 'alice'`;
    expect(await plan(`DELETE ${event} AND at < 5`)).toContain(`${prefix}event_by_time`);
    expect(await plan(`SELECT id ${event} AND id < 9 ORDER BY id DESC LIMIT 3`)).toContain(`${prefix}event_pkey`);
  });
});
