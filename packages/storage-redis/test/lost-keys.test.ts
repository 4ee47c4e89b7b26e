import { randomBytes } from 'node:crypto';
import { change, commit, revision } from '@watchword/testkit';
import { startRedis, startRedisCluster } from '@watchword-internal/services';
import { failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import { clusterClients, singleClients } from './support/clients.ts';
import { madeStore } from './support/made-store.ts';
import { administrator, started, storageOn } from './support/started.ts';

/** A user whose account is lost would pass for one who never had a second factor. */
describe.each(singleClients)('A9 by $client, an account', ({ open }) => {
  it('that was deleted by hand is missed, by every call that would need it', async () => {
    const { admin, storage, revision } = await madeStore(open);
    await admin.del(...(await admin.keys('*:account:*')));
    const missing = 'lists a user whose account is gone';
    expect((await failureOf(() => storage.load('alice'))).message).toContain(missing);
    expect((await failureOf(() => storage.commit(change()))).message).toContain(missing);
    expect((await failureOf(() => storage.commit(change({ account: null })))).message).toContain(missing);
    expect(await storage.commit(change({ expected: revision }))).toBe(false);
    expect(await storage.load('bob')).toBeUndefined();
  });

  it('that was taken off the list as well is a decision of the operator, as the guide says', async () => {
    const { admin, storage } = await madeStore(open);
    const [account = ''] = await admin.keys('*:account:*');
    await admin.del(account);
    await admin.zrem(account.replace(/account:.*/, 'users'), 'alice');
    expect(await storage.load('alice')).toBeUndefined();
    expect(await storage.commit(change())).toBe(true);
  });

  it.each(['revision', 'account'])('that has lost its %s is no account, and not the lack of one', async (field) => {
    const { admin, storage } = await madeStore(open);
    const [account = ''] = await admin.keys('*:account:*');
    await admin.hdel(account, field);
    expect((await failureOf(() => storage.load('alice'))).message).toContain('whose account is gone');
  });

  it('that somebody gave an end does not come to it', async () => {
    const { admin, storage } = await madeStore(open);
    const [account = ''] = await admin.keys('*:account:*');
    await admin.expire(account, 1000);
    await storage.load('alice');
    expect(await admin.ttl(account)).toBe(-1);
  });

  it.each(['flushall', 'flushdb'] as const)('is missed after %s', async (command) => {
    const { admin, storage } = await madeStore(open);
    await admin[command]();
    for (const call of [
      () => storage.load('alice'),
      () => storage.load('nobody'),
      () => storage.commit(change()),
      () => storage.history({ userId: 'alice', limit: 1 }),
      () => storage.list({ limit: 1 }),
      () => storage.assertSafe(),
    ]) {
      expect((await failureOf(call)).message).toContain('its data is gone: restore a backup');
    }
    expect(await admin.dbsize()).toBe(0);
  });

  it('is missed after a restart of a server that keeps nothing', async () => {
    const server = await started(startRedis());
    const storage = await storageOn(open, [server.url], { dangerouslyAllow: ['loss-at-restart'] });
    await storage.migrate();
    await commit(storage);
    await server.restart();
    const loaded = () => storage.load('alice').then(() => '', String);
    await expect.poll(loaded, { timeout: 20_000 }).toContain('its data is gone');
  });

  it('that was evicted is missed, in every one of 300 accounts', { timeout: 120_000 }, async () => {
    const settings = { 'maxmemory-policy': 'allkeys-random' };
    const { admin, storage } = await madeStore(open, settings, { dangerouslyAllow: ['eviction'] });
    const users = Array.from({ length: 300 }, (_, user) => `user ${user}`);
    const account = 'x'.repeat(2000);
    await Promise.all(users.map((userId) => commit(storage, { userId, account })));
    const used = Number(/used_memory:(\d+)/.exec(await admin.info('memory'))?.[1]);
    await admin.call('config', 'set', 'maxmemory', String(used));
    for (let place = 0; place < 300; place += 1) await admin.set(`filler ${place}`, randomBytes(2000));
    const found = await Promise.allSettled(users.map((userId) => storage.load(userId)));
    expect(found.filter((one) => one.status === 'fulfilled' && one.value === undefined)).toEqual([]);
    expect(found.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(10);
  });
});

describe.each(clusterClients)('A9 by $client, a cluster', ({ open }) => {
  it('a node of which came back empty denies its users, and is not made anew', async () => {
    const cluster = await started(startRedisCluster({ nodes: 3, durable: true }));
    const urls = cluster.nodes.map(({ url }) => url);
    const storage = await storageOn(open, urls);
    await storage.migrate();
    const users = Array.from({ length: 60 }, (_, user) => `user ${user}`);
    await Promise.all(users.map((userId) => commit(storage, { userId, next: revision() })));
    for (const emptied of cluster.nodes) {
      await administrator(emptied).flushall();
      const found = await Promise.allSettled(users.map((userId) => storage.load(userId)));
      expect(found.filter((one) => one.status === 'fulfilled' && one.value === undefined)).toEqual([]);
      expect((await failureOf(() => storage.migrate())).message).toContain('its data is gone: restore a backup');
      expect((await failureOf(() => storage.assertSafe())).message).toContain('its data is gone: restore a backup');
      expect(await administrator(emptied).dbsize()).toBe(0);
      if (emptied === cluster.nodes[1]) break;
    }
  });
});
