import { change, commit } from '@watchword/testkit';
import { freePorts, type Server, startMariadb, startProxy } from '@watchword-internal/services';
import { failureOf } from '@watchword-internal/storage-tests';
import type { Pool, PoolConnection } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { mysqlStorage } from '../src/index.ts';
import { database, migrated, poolOn, sharedUrl } from './support/database.ts';
import { addressOf, through } from './support/store.ts';

const unreachable = 'MySQL cannot be reached, or the connection broke.';

let server: Server;
beforeAll(async () => {
  server = await startMariadb({ durable: true, settings: { 'log-bin': 'binlog', 'sync-binlog': '1' } });
});
afterAll(() => server.stop());

/** Sets a variable of the server until the test is over. */
async function setGlobal(name: string, value: string | number): Promise<void> {
  const pool = poolOn(server.url);
  const [rows] = await pool.query(`SELECT @@GLOBAL.${name} AS old`);
  const { old } = (rows as { old: string | number }[])[0]!;
  await pool.query(`SET GLOBAL ${name} = ?`, [value]);
  onTestFinished(async () => void (await pool.query(`SET GLOBAL ${name} = ?`, [old])));
}

/** A user without the privileges of an administrator, whom no limit and no read_only holds. */
async function urlOfUser(): Promise<string> {
  const pool = poolOn(server.url);
  await pool.query("CREATE OR REPLACE USER portal@'127.0.0.1'");
  await pool.query("GRANT ALL ON watchword.* TO portal@'127.0.0.1'");
  return server.url.replace('root@', 'portal@');
}

describe('A9 what fails is told with the way out, and nothing is accepted:', () => {
  it('no server', async () => {
    const [port] = await freePorts(1);
    const storage = mysqlStorage({ pool: poolOn(`mysql://root@127.0.0.1:${port}/watchword`) });
    for (const call of [() => storage.load('alice'), () => commit(storage), () => storage.migrate()]) {
      const failure = await failureOf(call);
      expect(failure).toMatchObject({ code: 'storage', retryable: true, cause: { code: 'ECONNREFUSED', port } });
      expect(failure.message).toContain(unreachable);
    }
  });

  it.each(['mysql://root@nowhere.invalid/watchword', 'mysql://root@localhost/watchword?socketPath=/nowhere'])(
    'nothing at %s',
    async (url) => {
      expect(await failureOf(() => mysqlStorage({ pool: poolOn(url) }).load('alice'))).toMatchObject({
        retryable: true,
        message: expect.stringContaining(unreachable),
      });
    },
  );

  it('a connection that is cut', async () => {
    const proxy = await startProxy(server);
    onTestFinished(proxy.stop);
    const { storage } = await migrated({}, poolOn(through(proxy, server.url)));
    await storage.load('alice');
    proxy.hold();
    const waiting = failureOf(() => storage.load('alice'));
    proxy.cut();
    expect(await waiting).toMatchObject({ retryable: true, message: expect.stringContaining(unreachable) });
    proxy.release();
    expect(await storage.load('alice')).toBeUndefined();
  });

  it('a server that ends the connection or the statement of a commit', async () => {
    const { storage, pool, prefix } = await migrated({}, poolOn(server.url));
    const { next } = await commit(storage);
    const other = await pool.getConnection();
    await other.query(`BEGIN`);
    await other.query(`SELECT * FROM ${prefix}account FOR UPDATE`);
    for (const what of ['CONNECTION', 'QUERY']) {
      const failing = failureOf(() => storage.commit(change({ expected: next, account: 'late' })));
      await killUpdate(what, `${prefix}account`);
      expect(await failing).toMatchObject({ code: 'storage', retryable: true });
    }
    await other.query('ROLLBACK');
    other.release();
    expect((await storage.load('alice'))?.revision).toBe(next);
  });

  it.each([
    { what: 'database', url: () => server.url.replace('/watchword', '/nothing') },
    { what: 'user', url: () => server.url.replace('root@', 'nobody@') },
    { what: 'password', url: () => server.url.replace('root@', 'root:wrong@') },
  ])('a $what that is not there', async ({ url }) => {
    const failure = await failureOf(() => mysqlStorage({ pool: poolOn(url()) }).load('alice'));
    expect(failure).toMatchObject({
      retryable: false,
      message: 'MySQL refuses this user, password, host or database. Correct how you connect, or what is granted.',
    });
  });

  it('no database', async () => {
    const { storage } = database({}, poolOn(server.url.replace('/watchword', '')));
    for (const call of [() => storage.load('alice'), () => storage.migrate()]) {
      expect(await failureOf(call)).toMatchObject({
        retryable: false,
        message: 'MySQL has no database chosen. Name it in the options of the pool, or in the connectionString.',
      });
    }
  });

  it('too many connections', async () => {
    await setGlobal('max_connections', 10);
    const url = await urlOfUser();
    const release = await takeAllConnections(poolOn(url, { connectionLimit: 40 }));
    const failure = await failureOf(() => mysqlStorage({ pool: poolOn(url) }).load('alice'));
    release();
    expect(failure).toMatchObject({ retryable: true, message: expect.stringContaining('has too many connections') });
  });

  it('a lock that is held for too long', async () => {
    const { pool, storage, prefix } = await migrated({}, poolOn(server.url));
    const { next } = await commit(storage);
    const other = await pool.getConnection();
    await other.query('BEGIN');
    await other.query(`SELECT * FROM ${prefix}account WHERE user_id = 'alice' FOR UPDATE`);
    await setGlobal('innodb_lock_wait_timeout', 0);
    const impatient = mysqlStorage({ pool: poolOn(server.url), prefix });
    for (const expected of [next, null]) {
      expect(await failureOf(() => impatient.commit(change({ expected, account: 'late' })))).toMatchObject({
        retryable: true,
        message: 'MySQL waited too long for a lock. Look for a transaction that is left open.',
      });
    }
    // Reading waits for nobody, and nor does another user.
    expect((await impatient.load('alice'))?.revision).toBe(next);
    await commit(impatient, { userId: 'alice2' });
    await commit(impatient, { userId: 'al' });
    await other.query('ROLLBACK');
    other.release();
    await commit(impatient, { expected: next });
  });

  it('a binary log by statements', async () => {
    const { prefix } = await migrated({}, poolOn(server.url));
    await setGlobal('binlog_format', 'STATEMENT');
    const storage = mysqlStorage({ pool: poolOn(server.url), prefix });
    expect(await failureOf(() => commit(storage))).toMatchObject({
      retryable: false,
      message: 'MySQL cannot log this transaction. Set binlog_format to ROW or MIXED.',
    });
  });

  it('a server that can only be read: neither commits nor what it has of accounts, which may be out of date', async () => {
    const { storage: before, pool, prefix } = await migrated({}, poolOn(server.url));
    const { next } = await commit(before);
    const url = await urlOfUser();
    await setGlobal('read_only', 1);
    const storage = mysqlStorage({ pool: poolOn(url), prefix });
    for (const parts of [{ expected: next }, { expected: next, account: null }, { userId: 'bob' }]) {
      expect(await failureOf(() => storage.commit(change(parts)))).toMatchObject({
        code: 'storage',
        retryable: true,
        message: 'MySQL can only be read here: it is a replica, or read_only is on. Connect to the primary.',
      });
    }
    expect((await failureOf(() => storage.load('alice'))).message).toBe(
      'MySQL can only be read here (read_only is on): it is a replica and may be behind. Connect to the primary.',
    );
    expect(await storage.list({ limit: 5 })).toEqual({ items: ['alice'] });
    await storage.migrate();
    await pool.query('SET GLOBAL read_only = 0');
    expect((await storage.load('alice'))?.revision).toBe(next);
    await commit(storage, { expected: next });
  });

  it('a server that is stopped, and works again when it is back', async () => {
    const { storage } = await migrated({}, poolOn(server.url));
    const { next } = await commit(storage);
    await server.kill();
    for (const call of [() => storage.load('alice'), () => storage.commit(change({ expected: next }))]) {
      expect(await failureOf(call)).toMatchObject({ code: 'storage', retryable: true });
    }
    await server.restart();
    expect((await storage.load('alice'))?.revision).toBe(next);
  });
});

/** Ends the one statement that updates a table, or its connection. */
async function killUpdate(what: string, table: string): Promise<void> {
  const pool = poolOn(server.url);
  for (;;) {
    const [rows] = await pool.query('SELECT id FROM information_schema.processlist WHERE info LIKE ?', [
      `UPDATE ${table} %`,
    ]);
    const [row] = rows as { readonly id: number }[];
    if (row) return void (await pool.query(`KILL ${what} ${row.id}`));
  }
}

describe('a server that does not answer', () => {
  afterEach(() => void vi.useRealTimers());

  it('A9 is given up after 10 seconds, and its connection with it', async () => {
    const proxy = await startProxy(addressOf(sharedUrl()));
    onTestFinished(proxy.stop);
    const { prefix } = await migrated();
    const pool = poolOn(through(proxy, sharedUrl()), { connectionLimit: 1 });
    const storage = mysqlStorage({ pool, prefix, dangerouslyAllowLostCommits: true });
    await storage.load('alice');
    proxy.hold();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const failing = [failureOf(() => storage.load('alice')), failureOf(() => storage.load('bob'))];
    await vi.advanceTimersByTimeAsync(9_999);
    expect(await Promise.race([...failing, Promise.resolve('pending')])).toBe('pending');
    await vi.advanceTimersByTimeAsync(1);
    for (const failure of await Promise.all(failing)) {
      expect(failure).toMatchObject({ code: 'storage', retryable: true });
      expect(failure.message).toContain('MySQL did not answer for 10 seconds, or the pool had no connection to give.');
    }
    vi.useRealTimers();
    proxy.release();
    expect(await storage.load('alice')).toBeUndefined();
  });
});

describe('another transaction that came first', () => {
  it.each([
    { error: 'a deadlock', number: 1213, state: '40001', table: 'account' },
    { error: 'a deadlock at the events', number: 1213, state: '40001', table: 'event' },
    { error: 'a row that has changed', number: 1020, state: 'HY000', table: 'account' },
  ])('as $error, is an answer: false, nothing is written, and the connection stays', async (planted) => {
    const { storage, pool, prefix } = await migrated({}, poolOn(undefined, { connectionLimit: 1 }));
    const { next } = await commit(storage, { events: [{ at: 1, event: 'first' }] });
    await plant(prefix, planted);
    const connection = async () => (await pool.query('SELECT CONNECTION_ID()'))[0];
    const before = await connection();
    const events = [{ at: 2, event: 'second' }];
    expect(await storage.commit(change({ expected: next, events }))).toBe(false);
    expect(await connection()).toEqual(before);
    expect((await storage.load('alice'))?.revision).toBe(next);
    expect(await storage.history({ userId: 'alice', limit: 5 })).toEqual({ items: ['first'] });
  });

  it('is not what a duplicate elsewhere is: that rejects, and nothing is written', async () => {
    const { storage, prefix } = await migrated();
    const { next } = await commit(storage);
    await plant(prefix, { number: 1062, state: '23000', table: 'event' });
    const failure = await failureOf(() => storage.commit(change({ expected: next, events: [{ at: 1, event: 'x' }] })));
    expect(failure).toMatchObject({ code: 'storage', cause: { errno: 1062 } });
    expect((await storage.load('alice'))?.revision).toBe(next);
  });
});

/** Lets the next write to a table fail with an error. */
async function plant(prefix: string, { number, state, table }: { number: number; state: string; table: string }) {
  const when = table === 'account' ? 'UPDATE' : 'INSERT';
  await poolOn().query(`CREATE TRIGGER ${prefix}planted BEFORE ${when} ON ${prefix}${table} FOR EACH ROW
    SIGNAL SQLSTATE '${state}' SET MYSQL_ERRNO = ${number}, MESSAGE_TEXT = 'planted'`);
}

/** Takes what the server has, and again what the connections of earlier tests leave to it as they end. */
async function takeAllConnections(pool: Pool): Promise<() => void> {
  const taken: PoolConnection[] = [];
  for (let left = true; left; ) {
    const results = await Promise.allSettled(Array.from({ length: 40 - taken.length }, () => pool.getConnection()));
    const more = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    taken.push(...more);
    left = more.length > 0;
  }
  return () => {
    for (const connection of taken) connection.release();
  };
}
