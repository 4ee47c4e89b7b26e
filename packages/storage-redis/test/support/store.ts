import { randomBytes } from 'node:crypto';
import type { Storage } from '@watchword/core/storage';
import type { Store } from '@watchword/testkit';
import { type RedisStorageOptions, redisStorage } from '../../src/index.ts';
import type { Open } from './clients.ts';

/** The servers that the tests share keep nothing over a restart, and need not. */
const onSharedServer = { dangerouslyAllow: ['loss-at-restart'] } as const;

/** A prefix that no other test uses. */
function newPrefix(): string {
  return `test:${randomBytes(9).toString('base64url')}`;
}

/** A new store on servers that other tests use too: each has its own prefix. */
export function makeStore(
  open: Open,
  urls: readonly string[],
  options: Partial<RedisStorageOptions> = onSharedServer,
): () => Promise<Store> {
  return async () => {
    const closing: (() => unknown)[] = [];
    const prefix = newPrefix();
    const connect = async () => {
      const { client, close } = await open(urls);
      const storage = redisStorage({ client, prefix, ...options });
      closing.push(() => storage.close(), close);
      return storage;
    };
    await (await connect()).migrate();
    return {
      connect: (): Promise<Storage> => connect(),
      async remove() {
        for (const close of closing) await close();
      },
    };
  };
}
