import { createHash } from 'node:crypto';
import { redisStorage } from '@watchword/storage-redis';
import { startRedis } from '@watchword-internal/services';
import { createClient } from 'redis';
import type { OpenStore, RawStore } from './open-store.ts';

const script = `
if redis.call('HGET', KEYS[1], 'revision') ~= ARGV[1] then return 0 end
redis.call('XADD', KEYS[2], '*', 'at', ARGV[4], 'event', ARGV[5])
redis.call('HSET', KEYS[1], 'revision', ARGV[2], 'account', ARGV[3])
return 1`;
const sha = createHash('sha1').update(script).digest('hex');

/** Redis with an append-only file that is flushed at each write, or once a second. */
export async function openRedis(appendfsync: 'always' | 'everysec'): Promise<OpenStore> {
  const server = await startRedis({ durable: true, settings: { appendfsync } });
  const [client, raw] = await Promise.all([connectTo(server.url), connectTo(server.url)]);
  const storage = redisStorage({ client, dangerouslyAllow: ['loss-of-seconds'] });
  await storage.migrate();
  await raw.scriptLoad(script);
  return {
    storage,
    raw: { raw: scripted(raw) },
    end: () => Promise.all([client.close(), raw.close()]).then(server.stop),
  };
}

async function connectTo(url: string) {
  const client = createClient({ url });
  await client.connect();
  return client;
}

/** HMGET, then one script: two round trips. Its accounts have keys of their own. */
function scripted(client: Awaited<ReturnType<typeof connectTo>>): RawStore {
  return {
    seed: (userId, row) => client.hSet(`raw:account:${userId}`, { ...row }),
    async read(userId) {
      const [revision, account] = await client.hmGet(`raw:account:${userId}`, ['revision', 'account']);
      return { revision: revision ?? '', account: account ?? '' };
    },
    async write({ userId, expected, next, account, at, event }) {
      const keys = [`raw:account:${userId}`, `raw:events:${userId}`];
      return (await client.evalSha(sha, { keys, arguments: [expected, next, account, String(at), event] })) === 1;
    },
  };
}
