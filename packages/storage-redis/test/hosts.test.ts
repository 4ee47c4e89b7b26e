import { change, commit, wholeHistory, wholeList } from '@watchword/testkit';
import { startRedis } from '@watchword-internal/services';
import { failureOf } from '@watchword-internal/storage-tests';
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { createClient, createCluster, RESP_TYPES } from 'redis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type RedisClient, redisStorage } from '../src/index.ts';
import { redisClusterUrls, redisUrls } from './support/servers.ts';
import { administrator, started } from './support/started.ts';
import { newPrefix } from './support/store.ts';

const [url = ''] = redisUrls;

type IoRedisSettings = Pick<
  RedisOptions,
  'db' | 'enableAutoPipelining' | 'keyPrefix' | 'lazyConnect' | 'protocol' | 'stringNumbers'
>;

/** Fails as a client does that would be helpful. */
const fail = () =>
  Promise.reject(Object.assign(new Error('Failed: secret account'), { command: { args: ['secret'] } }));

/** A store by a client that its host has set up in a way of its own. */
function on(client: RedisClient, close: () => unknown) {
  onTestFinished(() => void close());
  return redisStorage({ client, prefix: newPrefix(), dangerouslyAllow: ['loss-at-restart'] });
}

function onIoRedis(options: IoRedisSettings) {
  const client = new Redis(url, options);
  return on(client, () => client.disconnect());
}

async function onNodeRedis(options: NonNullable<Parameters<typeof createClient>[0]>) {
  const client = await createClient({ url, ...options }).connect();
  return on(client, () => client.destroy());
}

async function useAll(storage: ReturnType<typeof redisStorage>): Promise<void> {
  await storage.migrate();
  const { next } = await commit(storage, { events: [1, 2].map((at) => ({ at, event: String(at) })) });
  expect((await storage.load('alice'))?.revision).toBe(next);
  expect(await wholeHistory(storage, 'alice', 1)).toEqual(['2', '1']);
  expect(await wholeList(storage)).toEqual(['alice']);
  expect(await storage.load('nobody')).toBeUndefined();
}

describe('a client of its host', () => {
  it.each<IoRedisSettings>([
    { keyPrefix: 'app:' },
    { keyPrefix: '{app}' },
    { keyPrefix: 'a}b{' },
    { stringNumbers: true },
    { enableAutoPipelining: true },
    { lazyConnect: true },
    { db: 3 },
    { protocol: 2 },
    { protocol: 3 },
  ])('ioredis with %j works as any', async (options) => {
    await expect(useAll(onIoRedis(options))).resolves.toBeUndefined();
  });

  it.each([{ RESP: 2 }, { RESP: 3 }, { database: 3 }, { keyPrefix: 'app:' }] as const)(
    'node-redis with %j works as any',
    async (options) => {
      await expect(onNodeRedis(options).then(useAll)).resolves.toBeUndefined();
    },
  );

  it('ioredis that gives maps as maps works as any', async () => {
    const client = new Redis(url, { protocol: 3, replyMapping: 'resp3' });
    await expect(useAll(on(client, () => client.disconnect()))).resolves.toBeUndefined();
  });

  it.each(['slave', 'all'] as const)('ioredis with scaleReads: %s works as any', async (scaleReads) => {
    const client = new Cluster([...redisClusterUrls], { scaleReads });
    await expect(useAll(on(client, () => client.disconnect()))).resolves.toBeUndefined();
  });

  it('node-redis with useReplicas works as any', async () => {
    const client = createCluster({ rootNodes: redisClusterUrls.map((url) => ({ url })), useReplicas: true });
    await client.connect();
    await expect(useAll(on(client, () => client.destroy()))).resolves.toBeUndefined();
  });

  it('A9 that answers with buffers is refused, and finds nobody without a second factor', async () => {
    const sound = await onNodeRedis({});
    await sound.migrate();
    const client = (await createClient({ url }).connect()).withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
    const storage = on(client, () => client.destroy());
    for (const call of [() => storage.migrate(), () => storage.load('alice'), () => storage.commit(change())]) {
      expect(await failureOf(call)).toMatchObject({ code: 'storage' });
    }
  });

  it('A9 that is in the middle of a transaction of its own is refused', async () => {
    const server = await started(startRedis({ durable: true }));
    const client = new Redis(server.url);
    onTestFinished(() => client.disconnect());
    const storage = redisStorage({ client, dangerouslyAllow: ['unchecked-server'] });
    await storage.migrate();
    await client.multi({ pipeline: false });
    for (const call of [
      () => storage.load('alice'),
      () => storage.commit(change()),
      () => storage.list({ limit: 1 }),
    ]) {
      expect((await failureOf(call)).message).toContain('answered something unknown');
    }
    await client.discard();
    expect(await storage.load('alice')).toBeUndefined();
    expect(await administrator(server).keys('*:account:*')).toEqual([]);
  });

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['nothing', []],
    ['a number', 1],
    ['true', true],
    ['another status', ['none', 'none']],
    ['half an account', ['account', 'revision']],
    ['an account of numbers', ['account', 1, 2]],
    ['OK', 'OK'],
  ])('A9 that answers a load with %s is never a user without a second factor', async (_, answer) => {
    const client = {
      isCluster: false,
      call: () => Promise.resolve(answer),
      pipeline: (commands: unknown[][]) => ({
        exec: () => Promise.resolve(commands.map(() => [null, answer] as const)),
      }),
    };
    const storage = redisStorage({ client, dangerouslyAllow: ['unchecked-server'] });
    expect(await failureOf(() => storage.load('alice'))).toMatchObject({ code: 'storage', retryable: false });
    expect(await failureOf(() => storage.commit(change()))).toMatchObject({ code: 'storage', retryable: false });
  });

  it('whose errors tell what was sent: nothing of it is told on', async () => {
    const client = { isCluster: false, call: fail, pipeline: () => ({ exec: fail }) };
    const storage = redisStorage({ client, dangerouslyAllow: ['unchecked-server'] });
    const failure = await failureOf(() => storage.commit(change({ account: 'secret account' })));
    expect(failure.message).toBe('The Redis store "watchword" failed. See the cause.');
    expect(String(failure.cause)).toBe('Error: The message is withheld: it may quote what was sent.');
    expect(Object.keys(failure.cause as object)).toEqual(['name']);
  });
});
