import { change, commit } from '@watchword/testkit';
import { type Server, startMariadb } from '@watchword-internal/services';
import { failureOf } from '@watchword-internal/storage-tests';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mysqlStorage } from '../src/index.ts';
import { database, poolOn } from './support/database.ts';

/** Starts as servers of MariaDB do by default: with a binary log, `sync_binlog` is 0. */
let server: Server;
beforeAll(async () => {
  server = await startMariadb({ durable: true, settings: { 'log-bin': 'binlog' } });
});
afterAll(() => server.stop());

const set = (sql: string) => poolOn(server.url).query(`SET GLOBAL ${sql}`);

describe('A10 a server that may lose commits it has acknowledged', () => {
  it.each([
    { settings: 'innodb_flush_log_at_trx_commit = 0, sync_binlog = 1', names: 'innodb_flush_log_at_trx_commit is 0' },
    { settings: 'innodb_flush_log_at_trx_commit = 2, sync_binlog = 1', names: 'innodb_flush_log_at_trx_commit is 2' },
    { settings: 'innodb_flush_log_at_trx_commit = 1, sync_binlog = 0', names: 'sync_binlog is 0' },
    { settings: 'innodb_flush_log_at_trx_commit = 1, sync_binlog = 100', names: 'sync_binlog is 100' },
  ])('by $settings is refused, at the start and later', async ({ settings, names }) => {
    await set(settings);
    const { storage, prefix } = database({ dangerouslyAllowLostCommits: false }, poolOn(server.url));
    for (const call of [() => storage.migrate(), () => storage.load('alice'), () => commit(storage)]) {
      const failure = await failureOf(call);
      expect(failure).toMatchObject({ code: 'storage', retryable: false });
      expect(failure.message).toContain(`MySQL would lose its last commits in a crash (${names})`);
      expect(failure.message).toContain(`Set ${names.split(' ')[0]} = 1`);
    }
    const allowed = mysqlStorage({ pool: poolOn(server.url), prefix, dangerouslyAllowLostCommits: true });
    await allowed.migrate();
    await commit(allowed);
  });

  it.each([1, 3])('is not one by innodb_flush_log_at_trx_commit = %i and sync_binlog = 1', async (flushed) => {
    await set(`innodb_flush_log_at_trx_commit = ${flushed}, sync_binlog = 1`);
    const { storage } = database({ dangerouslyAllowLostCommits: false }, poolOn(server.url));
    await storage.migrate();
    expect(await storage.commit(change())).toBe(true);
  });

  it('is looked for again on each new connection, which may lead to another server', async () => {
    await set('innodb_flush_log_at_trx_commit = 1, sync_binlog = 1');
    const pool = poolOn(server.url, { connectionLimit: 1 });
    const { storage } = database({ dangerouslyAllowLostCommits: false }, pool);
    await storage.migrate();
    await commit(storage);
    await set('innodb_flush_log_at_trx_commit = 2');
    (await pool.getConnection()).destroy();
    expect((await failureOf(() => commit(storage))).message).toContain('would lose its last commits');
  });

  it('is looked for again by each load', async () => {
    await set('innodb_flush_log_at_trx_commit = 1, sync_binlog = 1');
    const { storage } = database({ dangerouslyAllowLostCommits: false }, poolOn(server.url));
    await storage.migrate();
    expect(await storage.load('alice')).toBeUndefined();
    await set('innodb_flush_log_at_trx_commit = 2');
    expect((await failureOf(() => storage.load('alice'))).message).toContain('would lose its last commits');
  });
});
