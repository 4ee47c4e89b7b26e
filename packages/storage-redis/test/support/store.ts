import { randomBytes } from 'node:crypto';
import type { Cuttable, Store } from '@watchword/testkit';
import { type RedisStorage, type RedisStorageOptions, redisStorage } from '../../src/index.ts';
import type { AddressMap, Open } from './clients.ts';
import { proxied } from './proxied.ts';

/** The servers that test files share keep nothing over a restart, and need not. */
const onSharedServer = { dangerouslyAllow: ['loss-at-restart'] } as const;

/** A prefix that no other test uses. */
export function newPrefix(): string {
  return `test:${randomBytes(9).toString('base64url')}`;
}

/** A store whose connections may also be made by way of proxies. */
export interface RedisStore extends Store {
  connect(): Promise<RedisStorage>;
  connectCuttable(): Promise<Cuttable>;
}

/** A new store for each test, on servers that other tests use too: it has a prefix of its own. */
export function makeStore(
  open: Open,
  urls: readonly string[],
  options: Partial<RedisStorageOptions> = {},
): () => Promise<RedisStore> {
  return async () => {
    const closing: (() => unknown)[] = [];
    const prefix = newPrefix();
    const connectTo = async (to: readonly string[], addresses?: AddressMap) => {
      const { client, close } = await open(to, addresses);
      const storage = redisStorage({ client, prefix, ...onSharedServer, ...options });
      closing.unshift(() => storage.close(), close);
      return storage;
    };
    await (await connectTo(urls)).migrate();
    return {
      connect: () => connectTo(urls),
      async connectCuttable() {
        const { proxies, stop, ...to } = await proxied(urls);
        closing.unshift(stop);
        const storage = await connectTo(to.urls, to.addresses);
        await storage.load('alice');
        return {
          storage,
          cut: () => {
            for (const proxy of proxies) proxy.cut();
          },
          loseReplies: () => {
            for (const proxy of proxies) proxy.loseReplies();
          },
        };
      },
      async remove() {
        for (const close of closing) await close();
      },
    };
  };
}
