import { change } from '@watchword/testkit';
import { startRedis, startRedisCluster } from '@watchword-internal/services';
import { everyCall, failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, it, vi } from 'vitest';
import { redisSchema, type ServerRisk } from '../src/index.ts';
import { clusterClients, singleClients } from './support/clients.ts';
import { madeStore } from './support/made-store.ts';
import { administrator, started, storageOn } from './support/started.ts';

interface Unsafe {
  readonly settings: Readonly<Record<string, string>>;
  readonly risk: ServerRisk;
  readonly says: string;
}

const evicting = ['allkeys-lru', 'allkeys-lfu', 'allkeys-random', 'volatile-lru', 'volatile-ttl'].map(
  (policy): Unsafe => ({
    settings: { 'maxmemory-policy': policy },
    risk: 'eviction',
    says: 'throws keys away when memory is short: set maxmemory-policy to noeviction',
  }),
);

const unsafe: readonly Unsafe[] = [
  ...evicting,
  { settings: { appendonly: 'no' }, risk: 'loss-at-restart', says: 'loses accounts when it restarts' },
  { settings: { appendfsync: 'everysec' }, risk: 'loss-of-seconds', says: 'loses the last commits at a power cut' },
  { settings: { appendfsync: 'no' }, risk: 'loss-of-seconds', says: 'loses the last commits at a power cut' },
  {
    settings: { 'no-appendfsync-on-rewrite': 'yes' },
    risk: 'loss-of-seconds',
    says: 'loses the last commits at a power cut',
  },
];

describe.each(singleClients)('A9 by $client, a server', ({ open }) => {
  it.each(unsafe)(
    'with $settings is refused by every call, unless $risk is allowed',
    async ({ settings, risk, says }) => {
      const server = await started(startRedis({ durable: true, settings }));
      const storage = await storageOn(open, [server.url]);
      for (const call of [...everyCall(storage), () => storage.assertSafe(), () => storage.migrate()]) {
        const failure = await failureOf(call);
        expect(failure).toMatchObject({ code: 'storage', retryable: false });
        expect(failure.message).toContain(says);
        expect(failure.message).toContain(`dangerouslyAllow: ['${risk}']`);
      }
      expect(await administrator(server).dbsize()).toBe(0);
      const allowed = await storageOn(open, [server.url], { dangerouslyAllow: [risk] });
      await allowed.migrate();
      expect(await allowed.commit(change())).toBe(true);
    },
  );

  it('with two risks is told of both, and allowing one is not enough', async () => {
    const settings = { 'maxmemory-policy': 'allkeys-lru', appendfsync: 'everysec' };
    const server = await started(startRedis({ durable: true, settings }));
    const failure = await failureOf(async () => (await storageOn(open, [server.url])).migrate());
    expect(failure.message).toContain("dangerouslyAllow: ['eviction', 'loss-of-seconds']");
    const storage = await storageOn(open, [server.url], { dangerouslyAllow: ['eviction'] });
    expect((await failureOf(() => storage.migrate())).message).toContain("dangerouslyAllow: ['loss-of-seconds']");
  });

  it('that hides its settings is refused, unless the host vouches for it', async () => {
    const server = await started(startRedis({ durable: true, settings: { 'maxmemory-policy': 'allkeys-lru' } }));
    const rule = ['on', '>secret', '~*', '-@all', ...redisSchema.commands.split(' '), '+info', '-config'];
    await administrator(server).call('acl', 'setuser', 'app', ...rule);
    const url = server.url.replace('//', '//app:secret@');
    const failure = await failureOf(async () => (await storageOn(open, [url])).migrate());
    expect(failure.message).toContain('does not let its settings be read');
    const storage = await storageOn(open, [url], { dangerouslyAllow: ['unchecked-server'] });
    await storage.migrate();
    expect(await storage.commit(change())).toBe(true);
  });

  it('is looked at again: one whose settings became unsafe is refused within a minute', async () => {
    const { admin, storage } = await madeStore(open);
    await admin.call('config', 'set', 'maxmemory-policy', 'allkeys-lru');
    const now = performance.now();
    using clock = vi.spyOn(performance, 'now').mockReturnValue(now + 59_000);
    await storage.load('alice');
    clock.mockReturnValue(now + 61_000);
    expect((await failureOf(() => storage.load('alice'))).message).toContain('throws keys away');
    await admin.call('config', 'set', 'maxmemory-policy', 'noeviction');
    expect(await storage.load('alice')).toMatchObject({ account: '{}' });
  });

  it('is looked at again at once by assertSafe()', async () => {
    const { admin, storage } = await madeStore(open);
    await storage.assertSafe();
    await admin.call('config', 'set', 'appendfsync', 'everysec');
    expect((await failureOf(() => storage.assertSafe())).message).toContain('loses the last commits');
  });
});

describe.each(clusterClients)('A9 by $client, a cluster', ({ open }) => {
  it('of which one node would evict denies the users of that node, and migrate() refuses the whole', async () => {
    const cluster = await started(startRedisCluster({ nodes: 3, durable: true }));
    const urls = cluster.nodes.map(({ url }) => url);
    const storage = await storageOn(open, urls);
    await storage.migrate();
    await administrator(cluster.nodes[1]!).call('config', 'set', 'maxmemory-policy', 'allkeys-lfu');
    const late = await storageOn(open, urls);
    expect((await failureOf(() => late.migrate())).message).toContain('throws keys away');
    const users = Array.from({ length: 60 }, (_, user) => `user ${user}`);
    const other = await storageOn(open, urls);
    const answers = await Promise.allSettled(users.map((userId) => other.commit(change({ userId }))));
    const refused = answers.filter(({ status }) => status === 'rejected').length;
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(60);
  });
});
