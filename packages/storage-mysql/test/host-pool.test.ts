import { change, commit } from '@watchword/testkit';
import { failureOf } from '@watchword-internal/storage-tests';
import { createPool as createCallbackPool } from 'mysql2';
import { createPool, type Pool } from 'mysql2/promise';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type MysqlPool, type MysqlStorageOptions, mysqlStorage } from '../src/index.ts';
import { database, migrated, newPrefix, poolOn, sharedUrl } from './support/database.ts';
import { withoutBlocks } from './support/without-blocks.ts';
import { wrapped } from './support/wrapped.ts';

/** What the host does on the only connection of its pool before it gives it back. */
async function leaveBehind(pool: Pool, ...statements: readonly string[]): Promise<void> {
  const connection = await pool.getConnection();
  for (const statement of statements) await connection.query(statement);
  connection.release();
}

type Alter = (pool: MysqlPool) => MysqlPool;

const asItIs: Alter = (pool) => pool;
const servers = [
  { knows: 'knows', alter: asItIs },
  { knows: 'does not know', alter: withoutBlocks },
];

/** A storage on a pool of one connection, another one elsewhere, and a table of the host. */
async function shared(alter: Alter = asItIs) {
  const { pool, prefix } = await migrated({}, poolOn(undefined, { connectionLimit: 1 }));
  const settings = { prefix, dangerouslyAllowLostCommits: true };
  const storage = mysqlStorage({ pool: alter(pool), ...settings });
  const elsewhere = mysqlStorage({ pool: poolOn(), ...settings });
  await pool.query(`CREATE TABLE ${prefix}host (id INT) ENGINE=InnoDB`);
  await commit(storage, { next: 'first' });
  return { storage, elsewhere, pool, prefix };
}

/** A transaction that shows for ever what is stored now. */
const oldView = (prefix: string) => [
  'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ',
  'START TRANSACTION WITH CONSISTENT SNAPSHOT',
  `INSERT INTO ${prefix}host VALUES (1)`,
];

describe.each(servers)(
  'a connection that the host gave back in the middle of a transaction, to a server that $knows blocks',
  ({ alter }) => {
    it('A19 shows what is stored now, and what the host has not committed is undone', async () => {
      const { storage, elsewhere, pool, prefix } = await shared(alter);
      await leaveBehind(pool, ...oldView(prefix));
      await commit(elsewhere, { expected: 'first', next: 'second', events: [{ at: 1, event: 'new' }] });
      expect((await storage.load('alice'))?.revision).toBe('second');
      expect(await storage.history({ userId: 'alice', limit: 5 })).toEqual({ items: ['new'] });
      expect((await pool.query(`SELECT * FROM ${prefix}host`))[0]).toEqual([]);
    });

    it('commits, durably and without what the host has not committed', async () => {
      const { storage, elsewhere, pool, prefix } = await shared(alter);
      await leaveBehind(pool, ...oldView(prefix));
      await commit(storage, { expected: 'first', next: 'second' });
      expect((await elsewhere.load('alice'))?.revision).toBe('second');
      expect((await pool.query(`SELECT * FROM ${prefix}host`))[0]).toEqual([]);
    });

    it('answers true to a commit that was sent before, elsewhere', async () => {
      const { storage, elsewhere, pool, prefix } = await shared(alter);
      await leaveBehind(pool, ...oldView(prefix));
      const sent = await commit(elsewhere, { expected: 'first' });
      expect(await storage.commit(sent)).toBe(true);
    });

    it('makes tables without committing it', async () => {
      const { pool, prefix } = await shared(alter);
      await leaveBehind(pool, 'SET autocommit = 0', `INSERT INTO ${prefix}host VALUES (1)`);
      await database({}, pool).storage.migrate();
      expect((await pool.query(`SELECT * FROM ${prefix}host`))[0]).toEqual([]);
    });

    it('or that is bound to one by XA or by locked tables, is closed, and the next one works', async () => {
      const { storage, elsewhere, pool, prefix } = await shared(alter);
      for (const statements of [[`XA START '${prefix}'`], [`LOCK TABLES ${prefix}host WRITE`]]) {
        await leaveBehind(pool, ...statements);
        expect(await failureOf(() => storage.load('alice'))).toMatchObject({ code: 'storage' });
        expect(await storage.load('alice')).toEqual(await elsewhere.load('alice'));
      }
    });
  },
);

describe.each(servers)('what the host has set on a connection to a server that $knows blocks', ({ alter }) => {
  it('is still set after a commit and a load', async () => {
    const { storage, pool } = await shared(alter);
    const set = "@@autocommit, @@tx_isolation, @@sql_mode, @@completion_type, '|'";
    await leaveBehind(pool, "SET autocommit = 0, tx_isolation = 'SERIALIZABLE', sql_mode = '', completion_type = 1");
    const [before] = await pool.query(`SELECT ${set}`);
    await commit(storage, { expected: 'first', next: 'second' });
    await storage.load('alice');
    expect((await pool.query(`SELECT ${set}`))[0]).toEqual(before);
  });
});

describe('what migrate() sets on a connection', () => {
  it('is not there for the host', async () => {
    const pool = poolOn(undefined, { connectionLimit: 1 });
    await leaveBehind(pool, "SET autocommit = 0, tx_isolation = 'SERIALIZABLE'");
    await database({}, pool).storage.migrate();
    const [rows] = await pool.query('SELECT @@autocommit AS autocommit, @@tx_isolation AS isolation');
    expect(rows).toEqual([{ autocommit: 1, isolation: 'REPEATABLE-READ' }]);
  });
});

/** How many statements each call took on this pool, after a first one. */
async function countStatements(alter: Alter) {
  const { pool, prefix } = await shared();
  const count = vi.fn<() => void>();
  const counting = wrapped(alter(pool), (inner) => ({
    query: (statement) => inner.query(statement).finally(count),
    execute: (statement) => inner.execute(statement).finally(count),
  }));
  const storage = mysqlStorage({ pool: counting, prefix, dangerouslyAllowLostCommits: true });
  const events = [
    { at: 1, event: 'a' },
    { at: 2, event: 'b' },
  ];
  await commit(storage, { userId: 'carol', events });
  const counts: number[] = [];
  for (const call of [
    () => storage.load('alice'),
    () => commit(storage, { expected: 'first', next: 'second', events }),
    () => commit(storage, { userId: 'bob', events }),
    () => storage.commit(change({ expected: 'first' })),
    () => storage.commit(change({ expected: 'second', account: null })),
  ]) {
    count.mockClear();
    await call();
    counts.push(count.mock.calls.length);
  }
  return counts;
}

describe('the statements', () => {
  it('of a load are two, and of a commit one; who has lost looks at what is stored', async () => {
    expect(await countStatements(asItIs)).toEqual([2, 1, 1, 3, 1]);
  });

  it('of a commit are six, or five, where the server knows no blocks', async () => {
    expect(await countStatements(withoutBlocks)).toEqual([2, 6, 6, 6, 5]);
  });
});

describe('a pool', () => {
  it('that is used up is waited for, and if it does not wait, the error says so', async () => {
    const { prefix } = await migrated();
    const pool = poolOn(undefined, { connectionLimit: 1, waitForConnections: false });
    const storage = mysqlStorage({ pool, prefix, dangerouslyAllowLostCommits: true });
    const connection = await pool.getConnection();
    expect(await failureOf(() => storage.load('alice'))).toMatchObject({
      code: 'storage',
      retryable: true,
      message: 'MySQL has no free connection: the pool is used up. Make it larger.',
    });
    connection.release();
    expect(await storage.load('alice')).toBeUndefined();
  });

  it('whose queue is full is told apart from a server that does not answer', async () => {
    const { prefix } = await migrated();
    const pool = poolOn(undefined, { connectionLimit: 1, queueLimit: 1 });
    const storage = mysqlStorage({ pool, prefix, dangerouslyAllowLostCommits: true });
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => storage.load('alice')));
    const rejected = results.filter((result) => result.status === 'rejected');
    expect(rejected).toHaveLength(3);
    expect((rejected[0]!.reason as Error).message).toContain('the pool is used up');
  });

  it('that the host has ended is told as that', async () => {
    const pool = createPool(sharedUrl());
    const storage = mysqlStorage({ pool });
    await pool.end();
    expect(await failureOf(() => storage.load('alice'))).toMatchObject({
      code: 'storage',
      retryable: false,
      message: 'MySQL is not connected: the host has ended its pool.',
    });
  });

  it('of callbacks is refused at once', async () => {
    const pool = createCallbackPool(sharedUrl());
    onTestFinished(() => pool.end());
    expect((await failureOf(() => mysqlStorage({ pool: pool as unknown as MysqlPool }))).message).toBe(
      'pool answers by callbacks. Pass pool.promise(), or a pool of mysql2/promise.',
    );
    const { prefix } = await migrated();
    const storage = mysqlStorage({ pool: pool.promise(), prefix, dangerouslyAllowLostCommits: true });
    expect(await storage.load('alice')).toBeUndefined();
  });

  it('may wrap connections in its own way', async () => {
    const { pool, prefix } = await migrated();
    const unknown = { connection: undefined };
    const storage = mysqlStorage({ pool: wrapped(pool, () => unknown), prefix, dangerouslyAllowLostCommits: true });
    const { next } = await commit(storage);
    expect((await storage.load('alice'))?.revision).toBe(next);
  });
});

/** What a load learns about the server. */
const state = { only_reads: 0, flushed: 1, logs: 0, synced: 0 };

describe('A9 a driver that gives something else than it should never makes an account vanish:', () => {
  it.each([
    { gives: 'no rows', result: [[]] },
    { gives: 'two rows', result: [[{}, {}]] },
    { gives: 'rows as arrays', result: [[[0, 0, null, null]]] },
    { gives: 'no result', result: [] },
    { gives: 'a row alone', result: [{ ...state, found: 0 }] },
    { gives: 'no words about reading', result: [[{ ...state, only_reads: undefined, found: 0 }]] },
    { gives: 'nothing as found', result: [[{ ...state, found: null }]] },
    { gives: 'nothing as the account', result: [[{ ...state, found: 1 }]] },
    { gives: 'text in place of bytes', result: [[{ ...state, found: 1, revision: 'x', account: 'x' }]] },
  ])('$gives', async ({ result }) => {
    const { pool, prefix } = await migrated();
    let broken = false;
    const lying = wrapped(pool, (inner) => ({
      execute: (statement) => (broken ? Promise.resolve(result) : inner.execute(statement)),
    }));
    const storage = mysqlStorage({ pool: lying, prefix, dangerouslyAllowLostCommits: true });
    await Promise.all(Array.from({ length: 10 }, () => storage.load('alice')));
    broken = true;
    expect((await failureOf(() => storage.load('alice'))).code).toBe('storage');
    expect((await failureOf(() => storage.commit(change()))).code).toBe('storage');
  });
});

describe('options', () => {
  const pool = { getConnection: () => Promise.reject(new Error('unused')) };
  const connectionString = 'mysql://localhost/database';
  it.each([
    [{}, 'misuse'],
    [undefined, 'misuse'],
    [null, 'misuse'],
    [connectionString, 'misuse'],
    [{ pool, connectionString }, 'misuse'],
    [{ pool: {} }, 'misuse'],
    [{ pool: () => pool }, 'misuse'],
    [{ pool: null }, 'misuse'],
    [{ connectionString: '' }, 'misuse'],
    [{ connectionString: 'mysql://localhost' }, 'misuse'],
    [{ connectionString: 'mysql://localhost/' }, 'misuse'],
    [{ connectionString: 'postgres://localhost/database' }, 'misuse'],
    [{ connectionString: [connectionString] }, 'misuse'],
    [{ pool, dangerouslyAllowLostCommits: 'yes' }, 'misuse'],
    [{ pool, tablePrefix: 'a_' }, 'unknown-option'],
  ])('%o are refused with %s', async (options, code) => {
    expect((await failureOf(() => mysqlStorage(options as unknown as MysqlStorageOptions))).code).toBe(code);
  });
});

describe('A14 what no column holds is refused before it is sent, also where the server would cut it:', () => {
  it.each([
    { what: 'a user id', parts: { userId: `${'x'.repeat(255)}y` } },
    { what: 'a user id in many bytes', parts: { userId: '😀'.repeat(64) } },
    { what: 'a user id that is not well-formed', parts: { userId: '\ud800' } },
    { what: 'a revision', parts: { next: 'x'.repeat(33) } },
    { what: 'an account', parts: { account: 'x'.repeat(2 ** 24) } },
    { what: 'an account that is not well-formed', parts: { account: '"\udc00"' } },
    { what: 'an event', parts: { events: [{ at: 1, event: 'x'.repeat(2 ** 24) }] } },
    { what: 'a time', parts: { events: [{ at: 1.5, event: '{}' }] } },
    { what: 'no time', parts: { events: [{ at: Number.NaN, event: '{}' }] } },
    { what: 'no keepSince', parts: { keepSince: Number.POSITIVE_INFINITY } },
  ])('$what', async ({ parts }) => {
    const { storage, pool } = await migrated({}, poolOn(undefined, { connectionLimit: 1 }));
    await leaveBehind(pool, "SET sql_mode = ''");
    expect((await failureOf(() => storage.commit(change(parts)))).code).toBe('misuse');
    expect(await storage.list({ limit: 1 })).toEqual({ items: [] });
    expect(await storage.load('x'.repeat(300))).toBeUndefined();
    await commit(storage, { userId: newPrefix(), keepSince: -0.5 });
  });
});
