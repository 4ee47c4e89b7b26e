import { change, commit, wholeHistory } from '@watchword/testkit';
import { failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import { redisSchema } from '../src/index.ts';
import { clusterClients, singleClients } from './support/clients.ts';
import { madeStore } from './support/made-store.ts';
import { redisClusterUrls, redisUrls } from './support/servers.ts';
import { administrator, storageOn } from './support/started.ts';
import { newPrefix } from './support/store.ts';

const places = [
  ...singleClients.map((client) => ({ ...client, urls: redisUrls, on: 'one server' })),
  ...clusterClients.map((client) => ({ ...client, urls: redisClusterUrls, on: 'a cluster' })),
];

describe.each(places)('migrate() by $client on $on', ({ open, urls }) => {
  const onStore = (prefix = newPrefix()) => storageOn(open, urls, { prefix, dangerouslyAllow: ['loss-at-restart'] });

  it('is asked for by every call on a store that was not made, and nothing is written by that', async () => {
    const storage = await onStore();
    for (const call of [
      () => storage.load('alice'),
      () => storage.commit(change()),
      () => storage.commit(change({ account: null })),
      () => storage.history({ userId: 'alice', limit: 1 }),
      () => storage.list({ limit: 1 }),
      () => storage.assertSafe(),
    ]) {
      const failure = await failureOf(call);
      expect(failure).toMatchObject({ code: 'storage', retryable: false });
      expect(failure.message).toContain('has no Watchword keys, or not all of them. If it is new, call migrate()');
    }
  });

  it('may be called again and at once, and keeps what is there', async () => {
    const storage = await onStore();
    await Promise.all([storage.migrate(), storage.migrate(), storage.migrate()]);
    const { next } = await commit(storage, { events: [{ at: 1, event: 'kept' }] });
    await Promise.all([storage.migrate(), storage.migrate()]);
    expect((await storage.load('alice'))?.revision).toBe(next);
    expect(await wholeHistory(storage)).toEqual(['kept']);
  });
});

describe.each(singleClients)('by $client, a store', ({ open }) => {
  it('that was made halfway is made whole by the next migrate(), and used by nobody before', async () => {
    const { admin, storage } = await madeStore(open);
    await admin.flushall();
    await admin.set('watchword:schema', 'making 1');
    await admin.zadd('watchword:{0}:users', 1, '');
    expect((await failureOf(() => storage.assertSafe())).message).toContain('not all of them');
    await storage.migrate();
    await storage.assertSafe();
    expect(await admin.dbsize()).toBe(257);
  });

  it('A9 that has lost one bucket, or the key of its state, is not made anew', async () => {
    const { admin, storage } = await madeStore(open);
    const state = (await admin.get('watchword:schema')) ?? '';
    await admin.del('watchword:schema');
    expect((await failureOf(() => storage.migrate())).message).toContain('its data is gone: restore a backup');
    await admin.set('watchword:schema', state);
    await admin.del('watchword:{7}:users');
    expect((await failureOf(() => storage.migrate())).message).toContain('its data is gone: restore a backup');
    expect(await admin.exists('watchword:{7}:users')).toBe(0);
  });

  it('of a newer version is refused by every call, also if it became so while it was open', async () => {
    const { admin, storage } = await madeStore(open);
    await admin.set('watchword:schema', '2');
    for (const key of await admin.keys('*:users')) await admin.zadd(key, 2, '');
    for (const call of [
      () => storage.load('alice'),
      () => storage.commit(change({ userId: 'bob' })),
      () => storage.history({ userId: 'alice', limit: 1 }),
      () => storage.list({ limit: 1 }),
      () => storage.assertSafe(),
      () => storage.migrate(),
    ]) {
      const failure = await failureOf(call);
      expect(failure.code).toBe('newer-schema');
      expect(failure.message).toBe(
        'The Redis store "watchword" has keys of version 2, and this @watchword/storage-redis knows version 1. Update the package.',
      );
    }
  });

  it('has the keys that redisSchema says, and no others', async () => {
    const { admin, storage, revision } = await madeStore(open);
    const events = [5, 1].map((at) => ({ at, event: String(at) }));
    await commit(storage, { expected: revision, events });
    const shapes = new Set((await admin.keys('*')).map(shape));
    expect([...shapes].toSorted()).toEqual(Object.keys(redisSchema.keys).toSorted());
    for (const key of await admin.keys('*')) {
      const said = redisSchema.keys[shape(key) as keyof typeof redisSchema.keys];
      expect(said.replace('sorted set', 'zset')).toMatch(new RegExp(`^${await admin.type(key)}:`));
    }
  });

  it('leaves other keys and other stores of the database alone', async () => {
    const { admin, server, storage } = await madeStore(open);
    await admin.set('of somebody else', 'kept');
    const other = await storageOn(open, [server.url], { prefix: 'other:app' });
    await other.migrate();
    expect(await other.load('alice')).toBeUndefined();
    const { next } = await commit(other);
    await commit(other, { expected: next, account: null });
    expect(await storage.load('alice')).toMatchObject({ account: '{}' });
    expect(await administrator(server).get('of somebody else')).toBe('kept');
  });
});

/** The key, with what differs between users and buckets named as redisSchema does. */
function shape(key: string): string {
  return key.replace(/\{\d+\}/, '{b}').replace(/:YWxpY2U$/, ':id');
}
