import { describe, expect, it } from 'vitest';
import { startMariadb, startPgbouncer, startPostgres, startRedis, startRedisCluster } from '../src/index.ts';
import { ownTemporaryFolder, runs } from './support/leftovers.ts';
import { mariadb, postgres, redis } from './support/queries.ts';
import { started } from './support/started.ts';

const servers = [
  {
    name: 'PostgreSQL',
    start: startPostgres,
    query: postgres,
    write: ['CREATE TABLE t (n int)', 'INSERT INTO t VALUES (7)'],
    read: 'SELECT n FROM t',
    durability: { ask: 'SHOW fsync', durable: 'on', fast: 'off' },
    wrong: { no_such_setting: '1' },
  },
  {
    name: 'MariaDB',
    start: startMariadb,
    query: mariadb,
    write: ['CREATE TABLE t (n int)', 'INSERT INTO t VALUES (7)'],
    read: 'SELECT n FROM t',
    durability: { ask: "SHOW VARIABLES LIKE 'innodb_flush_log_at_trx_commit'", durable: '1', fast: '0' },
    wrong: { 'no-such-setting': '1' },
  },
  {
    name: 'Redis',
    start: startRedis,
    query: redis,
    write: ['SET n 7'],
    read: 'GET n',
    durability: { ask: 'CONFIG GET appendonly', durable: 'yes', fast: 'no' },
    wrong: { 'no-such-setting': '1' },
  },
];

describe.each(servers)('$name', ({ name, start, query, write, read, durability, wrong }) => {
  it('keeps what it was told when it is killed and restarted in the same place', async () => {
    const server = await started(start({ durable: true }));
    const { pid, url } = server;
    await query(url, ...write);
    await server.kill();
    expect(runs(pid)).toBe(false);
    await expect(query(url, read)).rejects.toThrow(/ECONNREFUSED|Connection is closed/);
    await server.restart();
    expect([await query(url, read), server.url, server.pid === pid]).toEqual(['7', url, false]);
    expect(await query(url, durability.ask)).toBe(durability.durable);
  });

  it('is fast unless told otherwise, is restarted in good order, and leaves nothing behind', async () => {
    const folders = ownTemporaryFolder();
    const server = await started(start());
    expect(await query(server.url, durability.ask)).toBe(durability.fast);
    await server.restart();
    await query(server.url, ...write);
    expect(folders()).toHaveLength(1);
    await server.stop();
    await server.stop();
    expect(runs(server.pid)).toBe(false);
    expect(folders()).toEqual([]);
  });

  it('that does not start says why, and leaves nothing behind', async () => {
    const folders = ownTemporaryFolder();
    await expect(start({ settings: wrong })).rejects.toThrow(
      new RegExp(
        `^${name} did not start \\(it ended with exit code \\d+\\)\\. The end of its log:\\n[^]*no.such.setting`,
      ),
    );
    expect(folders()).toEqual([]);
  });
});

describe('PostgreSQL', () => {
  it('has standbys that follow it and refuse to write', async () => {
    const primary = await started(startPostgres());
    await postgres(primary.url, 'CREATE TABLE t (n int)');
    const standby = await started(startPostgres({ standbyOf: primary }));
    expect(await postgres(standby.url, 'SELECT count(*) FROM t')).toBe('0');
    await expect(postgres(standby.url, 'INSERT INTO t VALUES (1)')).rejects.toThrow('read-only transaction');
  });

  it('is reached through PgBouncer', async () => {
    const bouncer = await started(startPgbouncer(await started(startPostgres())));
    expect(await postgres(bouncer.url, 'SELECT 1 + 1')).toBe('2');
  });
});

describe('Redis', () => {
  it('has replicas', async () => {
    const primary = await started(startRedis());
    const replica = await started(startRedis({ replicaOf: primary }));
    expect(await redis(primary.url, 'SET n 7', 'WAIT 1 0')).toBe('1');
    expect(await redis(replica.url, 'GET n')).toBe('7');
  });

  it('comes as a cluster whose every slot is served, with replicas if wanted', async () => {
    const folders = ownTemporaryFolder();
    const cluster = await started(startRedisCluster({ nodes: 3, replicas: 1 }));
    const infos = await Promise.all(cluster.nodes.map(({ url }) => redis(url, 'CLUSTER INFO')));
    for (const info of infos) expect(info).toMatch(/cluster_state:ok[^]*cluster_slots_ok:16384[^]*cluster_size:3/);
    expect(cluster.nodes).toHaveLength(6);
    await cluster.stop();
    expect(folders()).toEqual([]);
  });
});
