import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { change, revision, wholeHistory } from '@watchword/testkit';
import { startRedis } from '@watchword-internal/services';
import { failureOf } from '@watchword-internal/storage-tests';
import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { ioRedis, singleClients } from './support/clients.ts';
import { type MadeStore, madeStore } from './support/made-store.ts';
import { redisClusterUrls } from './support/servers.ts';
import { administrator, started, storageOn } from './support/started.ts';

describe.each(singleClients)('A9 by $client, a server', ({ open }) => {
  it('that is full writes nothing of a commit, and still lets accounts be read', async () => {
    const store = await madeStore(open);
    await store.admin.call('config', 'set', 'maxmemory', '100kb');
    await assertRefused(store, { message: 'is full', retryable: false });
    expect(await store.storage.load('alice')).toEqual({ revision: store.revision, account: '{}' });
    expect(await wholeHistory(store.storage)).toEqual(['created']);
  });

  it('that is full still erases', async () => {
    const store = await madeStore(open);
    await store.admin.call('config', 'set', 'maxmemory', '100kb');
    expect(await store.storage.commit(change({ expected: store.revision, account: null }))).toBe(true);
    expect(await store.storage.load('alice')).toBeUndefined();
  });

  it('that lacks the replicas it wants neither writes nor reads', async () => {
    const store = await madeStore(open);
    await store.admin.call('config', 'set', 'min-replicas-to-write', '1');
    await assertRefused(store, { message: 'has too few replicas', retryable: true });
    await expect(store.storage.load('alice')).rejects.toThrow('has too few replicas');
  });

  it('that cannot write to its disk neither writes nor reads', async () => {
    const store = await madeStore(open);
    const [, folder] = (await store.admin.call('config', 'get', 'dir')) as [string, string];
    mkdirSync(join(folder, 'dump.rdb'));
    await store.admin.call('config', 'set', 'save', '3600 1');
    await store.admin.call('bgsave');
    await expect.poll(() => store.admin.info('persistence')).toContain('rdb_last_bgsave_status:err');
    await assertRefused(store, { message: 'cannot write to its disk', retryable: false });
    await expect(store.storage.load('alice')).rejects.toThrow('cannot write to its disk');
  });

  it.each(['account', 'events', 'late', 'users'])(
    'with a key of another type for %s is left as it is',
    async (kind) => {
      const store = await madeStore(open);
      const [account = ''] = await store.admin.keys('*:account:*');
      const key = kind === 'users' ? account.replace(/account:.*/, kind) : account.replace('account', kind);
      await store.admin.set(key, 'of somebody else');
      await assertRefused(store, { message: 'has a key of another type', retryable: false });
      expect(await store.admin.get(key)).toBe('of somebody else');
    },
  );

  it('that is a replica lets nobody read what may be old', async () => {
    const { server } = await madeStore(open);
    const replica = await started(startRedis({ durable: true, replicaOf: server }));
    await expect.poll(() => administrator(replica).info('replication')).toContain('master_link_status:up');
    const storage = await storageOn(open, [replica.url]);
    const query = { userId: 'alice', limit: 1 };
    for (const call of [
      () => storage.load('alice'),
      () => storage.load('nobody'),
      () => storage.commit(change({ userId: 'bob' })),
      () => storage.history(query),
      () => storage.list(query),
      () => storage.assertSafe(),
      () => storage.migrate(),
    ]) {
      const failure = await failureOf(call);
      expect(failure).toMatchObject({ retryable: true, message: expect.stringContaining('is a replica') });
    }
  });

  it('that is a node of a cluster asks for a cluster client', async () => {
    const storage = await storageOn(open, redisClusterUrls, { dangerouslyAllow: ['loss-at-restart'] });
    const failures = await Promise.all(
      Array.from({ length: 20 }, (_, user) => storage.load(`user ${user}`).then(() => '', String)),
    );
    expect(failures.join()).toContain('is a node of a cluster. Give the storage a cluster client.');
  });

  it('that is busy with a script of somebody else', async () => {
    const { admin, server, storage } = await madeStore(open);
    await admin.call('config', 'set', 'busy-reply-threshold', '1');
    const endless = administrator(server)
      .eval('while true do end', 0)
      .catch(() => undefined);
    await expect
      .poll(() => failureOf(() => storage.load('alice')))
      .toMatchObject({ retryable: true, message: expect.stringContaining('is held up by a script') });
    await admin.call('script', 'kill');
    await endless;
    expect(await storage.load('alice')).toMatchObject({ account: '{}' });
  });

  it('that is still reading its data', async () => {
    const store = await madeStore(open, {
      'enable-debug-command': 'yes',
      'loading-process-events-interval-bytes': '1024',
    });
    await store.admin.call('config', 'set', 'key-load-delay', '20000');
    const reloaded = administrator(store.server).call('debug', 'reload');
    await expect
      .poll(() => store.storage.load('alice').catch((error: unknown) => error), { interval: 10 })
      .toMatchObject({ retryable: true, message: expect.stringContaining('is still reading its data') });
    await store.admin.call('config', 'set', 'key-load-delay', '0');
    await reloaded;
    expect(await store.storage.load('alice')).toMatchObject({ account: '{}' });
  });

  it('that is gone: calls end in time, and work once it is back', async () => {
    const { server } = await madeStore(open);
    const storage = await storageOn(open, [server.url], { timeoutMs: 1000 });
    await server.kill();
    const sent = change({ userId: 'bob', account: 'late' });
    for (const call of [() => storage.load('alice'), () => storage.commit(sent), () => storage.list({ limit: 1 })]) {
      const failure = await failureOf(call);
      expect(failure).toMatchObject({ code: 'storage', retryable: true });
      expect(failure.message).toMatch(/gave no answer within 1000 ms|cannot be reached/);
    }
    await server.restart();
    const loaded = () => storage.load('alice').catch((error: unknown) => error);
    await expect.poll(loaded, { timeout: 20_000 }).toMatchObject({ account: '{}' });
  });

  it('whose scripts are forbidden: nothing of the call is in the error', async () => {
    const { server } = await madeStore(open);
    const file = join(import.meta.dirname, `../node_modules/.renamed-${revision()}.conf`);
    writeFileSync(file, 'rename-command EVALSHA ""\nrename-command EVAL ""\n');
    const other = await started(startRedis({ durable: true, settings: { include: file } }));
    const storage = await storageOn(open, [other.url]);
    const failure = await failureOf(() => storage.commit(change({ userId: 'secret id', account: 'secret account' })));
    expect(failure.message).toContain('The storage needs Lua scripts');
    expect(everythingOf(failure)).not.toMatch(/secret|c2VjcmV0|users/);
    expect(server.port).not.toBe(other.port);
  });
});

/** What a logger could print of an error: all its fields, enumerable or not, and those of its causes. */
function everythingOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const fields = Object.getOwnPropertyNames(error).map((name) => everythingOf(Reflect.get(error, name)));
  return fields.join('\n');
}

describe('A9 by ioredis, a server with a password', () => {
  it.each([
    { login: '', says: 'asks for a password' },
    { login: 'default:wrong@', says: 'refuses the name or the password' },
  ])('lets nobody in with "$login"', async ({ login, says }) => {
    const { server, admin } = await madeStore(ioRedis);
    await admin.call('config', 'set', 'requirepass', 'secret');
    const storage = await storageOn(ioRedis, [server.url.replace('//', `//${login}`)]);
    const failure = await failureOf(() => storage.load('alice'));
    expect(failure).toMatchObject({ code: 'storage', retryable: false, message: expect.stringContaining(says) });
  });
});

/** That a commit is rejected with this message, and that nothing of it was written. */
async function assertRefused({ update, admin }: MadeStore, expected: { message: string; retryable: boolean }) {
  const before = await contentOf(admin);
  const failure = await failureOf(update);
  expect(failure).toMatchObject({ code: 'storage', ...expected, message: expect.stringContaining(expected.message) });
  expect(await contentOf(admin)).toEqual(before);
}

/** Every key and what is in it. */
async function contentOf(admin: Redis): Promise<readonly unknown[]> {
  const keys = (await admin.keys('*')).toSorted();
  return Promise.all(keys.map(async (key) => [key, (await admin.dumpBuffer(key))?.toString('base64')]));
}
