import { change, commit } from '@watchword/testkit';
import { startRedis } from '@watchword-internal/services';
import { failureOf } from '@watchword-internal/storage-tests';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { singleClients } from './support/clients.ts';
import { madeStore } from './support/made-store.ts';
import { redisUrls } from './support/servers.ts';
import { administrator, started, storageOn } from './support/started.ts';

const durability = { disk: true, timeoutMs: 3000 };

// Redis has it from 7.2 on, and Valkey.
const knowsWaitaof = await canWaitForDisk();

describe.each(singleClients)('by $client, durability: { disk: true }', ({ open }) => {
  it.runIf(knowsWaitaof)('is satisfied by a server that syncs each second, and waits for it', async () => {
    const { server, storage } = await madeStore(open, { appendfsync: 'everysec' }, { durability });
    await commit(storage, { userId: 'bob' });
    const careless = await storageOn(open, [server.url]);
    expect((await failureOf(() => careless.load('bob'))).message).toContain('durability: { disk: true }');
  });

  it.runIf(knowsWaitaof)('A9 rejects what the disk has not in time', async () => {
    const server = await started(startRedis({ durable: true, settings: { appendfsync: 'everysec' } }));
    const storage = await storageOn(open, [server.url], { durability: { disk: true, timeoutMs: 500 } });
    await storage.migrate();
    // The disk is only asked for when the file is written: this server never does.
    await administrator(server).call('config', 'set', 'appendfsync', 'no');
    const failure = await failureOf(() => storage.commit(change()));
    expect(failure).toMatchObject({ code: 'storage', retryable: true });
    expect(failure.message).toContain('the disk of the primary has it not');
  });

  it.runIf(knowsWaitaof)('A9 rejects what the disk of the replica has not', async () => {
    const { server, admin } = await madeStore(open);
    const replica = await started(startRedis({ durable: true, replicaOf: server }));
    await expect.poll(() => admin.info('replication')).toContain('state=online');
    const storage = await storageOn(open, [server.url], { durability: { ...durability, replicas: 1 } });
    await commit(storage, { userId: 'bob' });
    await administrator(replica).call('config', 'set', 'appendonly', 'no');
    const failure = await failureOf(() => storage.commit(change({ userId: 'carol' })));
    expect(failure.message).toContain('0 of 1 replicas have it');
  });

  it.runIf(!knowsWaitaof)('A9 is refused by a server that cannot wait, before anything is written', async () => {
    const { server, admin } = await madeStore(open);
    const before = await admin.dbsize();
    const storage = await storageOn(open, [server.url], { durability });
    for (const call of [() => storage.commit(change({ userId: 'bob' })), () => storage.migrate()]) {
      expect((await failureOf(call)).message).toContain('durability: { disk: true } needs Redis 7.2 or Valkey');
    }
    expect(await admin.dbsize()).toBe(before);
  });
});

/** Whether the server that is installed knows WAITAOF. */
async function canWaitForDisk(): Promise<boolean> {
  const redis = new Redis(redisUrls[0] ?? '');
  const [known] = (await redis.call('command', 'info', 'waitaof')) as readonly unknown[];
  redis.disconnect();
  return known !== null;
}
