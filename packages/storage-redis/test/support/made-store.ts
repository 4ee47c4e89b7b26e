import { change, commit } from '@watchword/testkit';
import { startRedis } from '@watchword-internal/services';
import type { Redis } from 'ioredis';
import type { RedisStorage, RedisStorageOptions } from '../../src/index.ts';
import type { Open } from './clients.ts';
import { administrator, started, storageOn } from './started.ts';

/** A store of its own with alice in it, on a server that keeps what it acknowledges. */
export interface MadeStore {
  readonly server: Awaited<ReturnType<typeof startRedis>>;
  readonly storage: RedisStorage;
  readonly admin: Redis;
  /** Alice's revision. */
  readonly revision: string;
  /** Replaces alice's account, at that revision. */
  readonly update: () => Promise<boolean>;
}

export async function madeStore(
  open: Open,
  settings: Readonly<Record<string, string>> = {},
  options: Partial<RedisStorageOptions> = {},
): Promise<MadeStore> {
  const server = await started(startRedis({ durable: true, settings }));
  const storage = await storageOn(open, [server.url], options);
  await storage.migrate();
  const events = [{ at: 1, event: 'created' }];
  const { next: revision } = await commit(storage, { events });
  const update = () => storage.commit(change({ expected: revision, account: 'updated', events }));
  return { server, storage, admin: administrator(server), revision, update };
}
