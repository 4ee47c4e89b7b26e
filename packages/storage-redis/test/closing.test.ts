import { change, wholeList } from '@watchword/testkit';
import { startRedis } from '@watchword-internal/services';
import { everyCall, failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import { redisStorage } from '../src/index.ts';
import { singleClients } from './support/clients.ts';
import { madeStore } from './support/made-store.ts';
import { started } from './support/started.ts';

describe.each(singleClients)('by $client, close()', ({ open }) => {
  it('waits for what is in flight, which is done and not lost', async () => {
    const { storage, server } = await madeStore(open);
    const users = Array.from({ length: 300 }, (_, place) => `user ${place}`);
    const commits = Promise.all(users.map((userId) => storage.commit(change({ userId }))));
    const order: string[] = [];
    const done = commits.then((answers) => {
      order.push('commits');
      return answers;
    });
    await Promise.all([done, storage.load('alice'), storage.close().then(() => order.push('close'))]);
    expect(new Set(await done)).toEqual(new Set([true]));
    expect(order).toEqual(['commits', 'close']);
    const { client, close } = await open([server.url]);
    expect(await wholeList(redisStorage({ client }))).toHaveLength(301);
    await close();
  });

  it('A9 is followed by refusals that say so; the client stays the host’s', async () => {
    const server = await started(startRedis({ durable: true }));
    const { client, close } = await open([server.url]);
    const [storage, other] = [redisStorage({ client }), redisStorage({ client })];
    await other.migrate();
    await Promise.all([storage.close(), storage.close()]);
    for (const call of [...everyCall(storage), () => storage.migrate(), () => storage.assertSafe()]) {
      const failure = await failureOf(call);
      expect(failure).toMatchObject({ code: 'storage', retryable: false });
      expect(failure.message).toBe('The Redis store "watchword" was closed by close() of its storage.');
    }
    expect(await other.load('alice')).toBeUndefined();
    await close();
  });

  it('A9 of the client by its host is told', async () => {
    const server = await started(startRedis({ durable: true }));
    const { client, close } = await open([server.url]);
    const storage = redisStorage({ client });
    await storage.migrate();
    await close();
    const failure = await failureOf(() => storage.load('alice'));
    expect(failure.message).toContain('cannot be reached');
  });
});
