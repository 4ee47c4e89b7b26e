import { change, commit, eventsFrom, wholeHistory, wholeList } from '@watchword/testkit';
import { startRedis, startRedisCluster } from '@watchword-internal/services';
import { failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import { redisSchema } from '../src/index.ts';
import { clusterClients, singleClients } from './support/clients.ts';
import { administrator, started, storageOn } from './support/started.ts';

/** What the storage needs, and what clients ask for themselves. */
const rule = ['on', '>secret', '~watchword:*', '-@all', ...redisSchema.commands.split(' '), '+info'];
const clusterRule = [...rule, '+cluster|slots', '+cluster|info'];
const asApp = (url: string) => url.replace('//', '//app:secret@');

describe.each(singleClients)('by $client, a user of Redis', ({ open }) => {
  async function serverWith(...rules: readonly string[]) {
    const server = await started(startRedis({ durable: true }));
    const admin = administrator(server);
    await admin.call('acl', 'setuser', 'app', ...rules);
    return { server, admin, open: () => storageOn(open, [asApp(server.url)]) };
  }

  it('with the access rule of redisSchema can do everything, and needs each command of it', async () => {
    const { admin, open: openAsApp } = await serverWith(...rule);
    await useAll(openAsApp);
    const needless: string[] = [];
    for (const command of redisSchema.commands.split(' ')) {
      await admin.flushall();
      await admin.script('FLUSH');
      await admin.call('acl', 'setuser', 'app', 'reset', ...rule, command.replace('+', '-'));
      await useAll(openAsApp).then(
        () => needless.push(command),
        () => undefined,
      );
    }
    expect(needless).toEqual([]);
  });

  it('who may not use a command or a key is told so, and nothing is half-written', async () => {
    const { admin, open: openAsApp } = await serverWith(...rule);
    const storage = await openAsApp();
    await storage.migrate();
    await admin.call('acl', 'setuser', 'app', '-hset');
    const refused = 'does not allow this user a command or a key';
    expect((await failureOf(() => storage.commit(change()))).message).toContain(refused);
    await admin.call('acl', 'setuser', 'app', '+hset', '-zadd');
    expect((await failureOf(() => storage.commit(change()))).message).toContain(refused);
    await admin.call('acl', 'setuser', 'app', '+zadd');
    expect(await storage.load('bob')).toBeUndefined();
    await admin.call('acl', 'setuser', 'app', 'resetkeys', '~other:*');
    expect((await failureOf(() => storage.load('alice'))).message).toContain(refused);
  });

  it('whose commit failed after the account is listed by its next one', async () => {
    const { admin, open: openAsApp } = await serverWith(...rule);
    const storage = await openAsApp();
    await storage.migrate();
    await admin.call('acl', 'setuser', 'app', '-zadd');
    const sent = change();
    await failureOf(() => storage.commit(sent));
    await admin.call('acl', 'setuser', 'app', '+zadd');
    expect(await storage.commit(sent)).toBe(true);
    expect(await wholeList(storage)).toEqual(['alice']);
  });
});

describe.each(clusterClients)('by $client, a user of a cluster', ({ open }) => {
  it('can do everything with the same rule, and what the client needs', async () => {
    const cluster = await started(startRedisCluster({ nodes: 3, durable: true }));
    for (const node of cluster.nodes) await administrator(node).call('acl', 'setuser', 'app', ...clusterRule);
    const urls = cluster.nodes.map(({ url }) => asApp(url));
    await expect(useAll(() => storageOn(open, urls))).resolves.toBeUndefined();
  });
});

/** Everything that a storage does. */
async function useAll(openAsApp: () => ReturnType<typeof storageOn>): Promise<void> {
  const storage = await openAsApp();
  await storage.migrate();
  await storage.assertSafe();
  const { next } = await commit(storage, { events: [...eventsFrom(7, 1), ...eventsFrom(1, 3)] });
  await commit(storage, { expected: next, next: 'second', keepSince: 3000, events: eventsFrom(9, 1) });
  expect(await wholeHistory(storage)).toEqual(['9', '3', '7']);
  expect(await wholeList(storage)).toEqual(['alice']);
  expect((await storage.load('alice'))?.revision).toBe('second');
  await commit(storage, { expected: 'second', account: null });
  expect(await storage.load('alice')).toBeUndefined();
}
