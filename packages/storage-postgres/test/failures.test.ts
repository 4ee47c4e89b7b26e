import { change, commit } from '@watchword/testkit';
import { freePorts, type Server, startPostgres, startProxy } from '@watchword-internal/services';
import { failureOf } from '@watchword-internal/storage-tests';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { postgresStorage } from '../src/index.ts';
import { migrated, poolOn } from './support/database.ts';
import { through } from './support/store.ts';

let server: Server;
beforeAll(async () => {
  server = await startPostgres({ settings: { max_connections: '20', superuser_reserved_connections: '0' } });
});
afterAll(() => server.stop());

const unreachable = 'PostgreSQL cannot be reached, or the connection broke.';

describe('A9 what fails is told with the way out, and nothing is accepted:', () => {
  it('no server', async () => {
    const [port] = await freePorts(1);
    const storage = postgresStorage({ pool: poolOn(`postgres://watchword@127.0.0.1:${port}/postgres`) });
    for (const call of [() => storage.load('alice'), () => commit(storage), () => storage.migrate()]) {
      const failure = await failureOf(call);
      expect(failure).toMatchObject({ code: 'storage', retryable: true, cause: { code: 'ECONNREFUSED', port } });
      expect(failure.message).toContain(unreachable);
    }
  });

  it('no such host', async () => {
    const storage = postgresStorage({ pool: poolOn('postgres://nowhere.invalid/postgres') });
    expect(await failureOf(() => storage.load('alice'))).toMatchObject({
      retryable: true,
      message: expect.stringContaining(unreachable),
    });
  });

  it('no such socket', async () => {
    const storage = postgresStorage({ pool: poolOn('postgres:///postgres?host=/nowhere') });
    expect(await failureOf(() => storage.load('alice'))).toMatchObject({
      retryable: true,
      message: expect.stringContaining(unreachable),
    });
  });

  it('a connection that is cut', async () => {
    const proxy = await startProxy(server);
    onTestFinished(proxy.stop);
    const { storage } = await migrated({}, poolOn(through(proxy, server.url)));
    proxy.hold();
    const waiting = failureOf(() => storage.load('alice'));
    proxy.cut();
    expect(await waiting).toMatchObject({ retryable: true, message: expect.stringContaining(unreachable) });
    proxy.release();
    expect(await storage.load('alice')).toBeUndefined();
  });

  it.each([
    { setting: 'query_timeout', told: 'PostgreSQL did not answer in time.' },
    { setting: 'connectionTimeoutMillis', told: unreachable },
  ])('a server that does not answer within $setting', async ({ setting, told }) => {
    const proxy = await startProxy(server);
    onTestFinished(proxy.stop);
    const pool = poolOn(through(proxy, server.url), { [setting]: 100 });
    // With a connection there is the query that gets no answer; without one, it is the connecting.
    if (setting === 'query_timeout') await pool.query('SELECT 1');
    proxy.hold();
    const failure = await failureOf(() => postgresStorage({ pool }).load('alice'));
    proxy.release();
    expect(failure).toMatchObject({ retryable: true, message: expect.stringContaining(told) });
  });

  it('a server that ends the connection of a commit', async () => {
    const { storage, pool, prefix } = await migrated({}, poolOn(server.url));
    const { next } = await commit(storage);
    const other = await pool.connect();
    await other.query(`BEGIN; LOCK TABLE ${prefix}account IN EXCLUSIVE MODE`);
    const failing = failureOf(() => storage.commit(change({ expected: next, account: 'late' })));
    const waits = "FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
    for (let ended = false; !ended; )
      ended = ((await pool.query(`SELECT pg_terminate_backend(pid) ${waits}`)).rowCount ?? 0) > 0;
    expect(await failing).toMatchObject({
      retryable: true,
      message: 'PostgreSQL is starting, stopping, or ended this connection. Try again.',
    });
    await other.query('ROLLBACK');
    other.release();
    expect((await storage.load('alice'))?.revision).toBe(next);
  });

  it.each([
    { what: 'database', url: (base: string) => base.replace('/postgres', '/nothing'), told: 'has no such database' },
    {
      what: 'role',
      url: (base: string) => base.replace('watchword@', 'nobody@'),
      told: 'refuses this role or its password',
    },
  ])('a $what that is not there', async ({ url, told }) => {
    const pool = poolOn(url(server.url));
    const failure = await failureOf(() => postgresStorage({ pool }).load('alice'));
    expect(failure).toMatchObject({ retryable: false, message: expect.stringContaining(told) });
  });

  it('too many connections', async () => {
    const others: Client[] = [];
    onTestFinished(async () => void (await Promise.all(others.map((client) => client.end()))));
    for (;;) {
      const client = new Client(server.url).on('error', () => undefined);
      if (
        !(await client.connect().then(
          () => others.push(client),
          () => 0,
        ))
      )
        break;
    }
    expect(await failureOf(() => postgresStorage({ pool: poolOn(server.url) }).load('alice'))).toMatchObject({
      retryable: true,
      message: expect.stringContaining('has too many connections'),
    });
  });

  it.each([
    { setting: 'statement_timeout', told: 'took longer than statement_timeout allows' },
    { setting: 'lock_timeout', told: 'waited too long for a lock' },
  ])('a commit that waits longer than $setting', async ({ setting, told }) => {
    const { storage, pool, prefix } = await migrated({}, poolOn(server.url, { options: `-c ${setting}=100` }));
    const { next } = await commit(storage);
    const other = await pool.connect();
    await other.query(`BEGIN; LOCK TABLE ${prefix}account IN EXCLUSIVE MODE`);
    const failure = await failureOf(() => storage.commit(change({ expected: next, account: 'late' })));
    await other.query('ROLLBACK');
    other.release();
    expect(failure).toMatchObject({ retryable: true, message: expect.stringContaining(told) });
    expect((await storage.load('alice'))?.revision).toBe(next);
  });

  it('a pool that its host has ended', async () => {
    const pool = new Pool({ connectionString: server.url });
    const storage = postgresStorage({ pool });
    await pool.end();
    expect(await failureOf(() => storage.load('alice'))).toMatchObject({
      retryable: false,
      message: 'PostgreSQL is not connected: the host has ended its pool.',
    });
  });
});
