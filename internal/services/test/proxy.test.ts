import { Client } from 'pg';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Proxy, type Server, startPostgres, startProxy } from '../src/index.ts';
import { postgres } from './support/queries.ts';
import { started } from './support/started.ts';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
  await postgres(server.url, 'CREATE TABLE t (n int)');
  return server.stop;
});

async function connected(proxy: Proxy): Promise<Client> {
  const client = new Client(server.url.replace(`:${server.port}/`, `:${proxy.port}/`));
  client.on('error', () => undefined);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

describe('a proxy', () => {
  it('cuts the connections that are open, and lets new ones through', async () => {
    const proxy = await started(startProxy(server));
    const client = await connected(proxy);
    proxy.cut();
    await expect(client.query('SELECT 1')).rejects.toThrow('Connection terminated unexpectedly');
    expect((await (await connected(proxy)).query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('loses the reply to a request that went through, and only that', async () => {
    const proxy = await started(startProxy(server));
    const [client, other] = [await connected(proxy), await connected(proxy)];
    const lost = proxy.loseReplyTo((request) => request.includes('INSERT'));
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await expect(client.query('INSERT INTO t VALUES (1)')).rejects.toThrow('Connection terminated unexpectedly');
    await lost;
    await other.query('INSERT INTO t VALUES (2)');
    expect((await other.query('SELECT n FROM t ORDER BY n')).rows).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('loses the next reply on every connection that is open, whatever it answers', async () => {
    const proxy = await started(startProxy(server));
    const client = await connected(proxy);
    proxy.loseReplies();
    expect((await (await connected(proxy)).query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await expect(client.query('CREATE TABLE made (n int)')).rejects.toThrow('Connection terminated unexpectedly');
    expect(await postgres(server.url, 'SELECT count(*) FROM made')).toBe('0');
  });

  it('holds answers back until they are released, or lets them come late', async () => {
    const proxy = await started(startProxy(server));
    const client = await connected(proxy);
    proxy.hold();
    const order: string[] = [];
    const answered = client.query('SELECT 1').then(() => order.push('answer'));
    await postgres(server.url, 'SELECT 2');
    order.push('release');
    proxy.release();
    await answered;
    expect(order).toEqual(['release', 'answer']);
    proxy.delay(50);
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('that stands before nothing, or is stopped, ends its clients', async () => {
    const stopped = await startProxy(server);
    const client = await connected(stopped);
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    await stopped.stop();
    await ended;
    await expect(connected(stopped)).rejects.toThrow('ECONNREFUSED');
    const nowhere = await started(startProxy({ host: '127.0.0.1', port: stopped.port }));
    await expect(connected(nowhere)).rejects.toThrow('Connection terminated unexpectedly');
  });
});
