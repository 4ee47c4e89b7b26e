import { change, commit, eventsFrom } from '@watchword/testkit';
import { failureOf } from '@watchword-internal/storage-tests';
import { Pool } from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { type PostgresPool, type PostgresStorageOptions, postgresStorage } from '../src/index.ts';
import { migrated, newPrefix, poolOn } from './support/database.ts';

describe('a commit', () => {
  it('is one statement and one round trip, and so is a load; only a commit that was not done takes a second one', async () => {
    const { storage, pool } = await migrated();
    await storage.load('alice');
    const query = vi.spyOn(pool, 'query');
    const queriesOf = async (call: () => Promise<unknown>) => {
      query.mockClear();
      await call();
      return query.mock.calls.length;
    };
    const created = change({ events: [{ at: 1, event: 'x' }] });
    const replaced = change({ expected: created.next, events: [{ at: 2, event: 'y' }], keepSince: 2 });
    expect(await queriesOf(() => storage.commit(created))).toBe(1);
    expect(await queriesOf(() => storage.load('alice'))).toBe(1);
    expect(await queriesOf(() => storage.commit(replaced))).toBe(1);
    expect(await queriesOf(() => storage.commit(change({ expected: created.next })))).toBe(2);
    expect(await queriesOf(() => storage.commit(change({ expected: replaced.next, account: null })))).toBe(1);
  });

  it('is prepared once on each connection, under a name that no other text has', async () => {
    const pool = poolOn(undefined, { max: 1 });
    const [one, other] = [await migrated({}, pool), await migrated({}, pool)];
    for (const { storage } of [one, other, one, other]) await commit(storage, { userId: newPrefix() });
    const { rows } = await pool.query(`SELECT count(*)::int AS count FROM pg_prepared_statements
      WHERE statement LIKE '%INSERT INTO%' AND name LIKE 'watchword\\_%'`);
    expect(rows).toEqual([{ count: 2 }]);
  });
});

describe('an event that is older than keepSince when it is committed', () => {
  it('is dropped in the same commit', async () => {
    const { storage } = await migrated();
    await commit(storage, { events: eventsFrom(1, 3), keepSince: 2000 });
    expect(await storage.history({ userId: 'alice', limit: 5 })).toEqual({ items: ['3', '2'] });
  });
});

describe('a client on which the host has opened a transaction', () => {
  it('A10 A19 is refused, before a commit that may be rolled back is taken for durable', async () => {
    const { storage: other, pool, prefix } = await migrated();
    const client = await pool.connect();
    const storage = postgresStorage({ pool: client, prefix });
    expect(await storage.load('alice')).toBeUndefined();
    await client.query('BEGIN');
    const verify = async () => {
      await storage.load('alice');
      return storage.commit(change());
    };
    const failure = await failureOf(verify);
    expect(failure.code).toBe('misuse');
    expect(failure.message).toContain('The pool runs statements inside a transaction of its host');
    await client.query('ROLLBACK');
    expect(await other.load('alice')).toBeUndefined();
    expect(await verify()).toBe(true);
    client.release();
  });

  it('and which has failed, is told so', async () => {
    const { pool, prefix } = await migrated();
    const client = await pool.connect();
    const storage = postgresStorage({ pool: client, prefix });
    await storage.load('alice');
    await client.query('BEGIN; SELECT 1');
    await client.query('SELECT 1 / 0').catch(() => undefined);
    expect((await failureOf(() => storage.load('alice'))).message).toContain('is inside a transaction of its host');
    await client.query('ROLLBACK');
    client.release();
  });
});

describe('A9 a driver that gives something else than it should never makes an account vanish:', () => {
  it.each([
    { gives: 'no rows', result: { rows: [] }, code: 'storage' },
    { gives: 'two rows', result: { rows: [{}, {}] }, code: 'storage' },
    { gives: 'rows as arrays', result: { rows: [[null, null]] }, code: 'misuse' },
    { gives: 'no result', result: undefined, code: 'misuse' },
    { gives: 'rows alone', result: [{ found: false }], code: 'misuse' },
    { gives: 'text for truth', result: { rows: [{ standby: 'f', found: 'f', transaction: '1' }] }, code: 'storage' },
    {
      gives: 'nothing as the account',
      result: { rows: [{ standby: false, found: true, transaction: '1' }] },
      code: 'storage',
    },
    { gives: 'no transaction', result: { rows: [{ standby: false, found: false }] }, code: 'storage' },
  ])('$gives', async ({ result, code }) => {
    const { pool: working, prefix } = await migrated();
    let broken = false;
    const query = async (...args: Parameters<PostgresPool['query']>) =>
      broken ? (result as { rows: [] }) : working.query(...args);
    const storage = postgresStorage({ pool: { query }, prefix, preparedStatements: false });
    await storage.load('alice');
    broken = true;
    expect((await failureOf(() => storage.load('alice'))).code).toBe(code);
    expect(await failureOf(() => storage.commit(change()))).toBeDefined();
  });
});

describe('options', () => {
  const pool = new Pool();
  it.each([
    [{}, 'misuse'],
    [undefined, 'misuse'],
    [null, 'misuse'],
    ['postgres://localhost', 'misuse'],
    [{ pool, connectionString: 'postgres://localhost' }, 'misuse'],
    [{ pool: {} }, 'misuse'],
    [{ pool: () => pool }, 'misuse'],
    [{ pool: null }, 'misuse'],
    [{ connectionString: '' }, 'misuse'],
    [{ connectionString: ['postgres://localhost'] }, 'misuse'],
    [{ pool, preparedStatements: 'false' }, 'misuse'],
    [{ pool, prepareStatements: false }, 'unknown-option'],
  ])('%o are refused with %s', async (options, code) => {
    expect((await failureOf(() => postgresStorage(options as unknown as PostgresStorageOptions))).code).toBe(code);
  });
});
