import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { WatchwordError } from '@watchword/core/storage';
import { change, commit, wholeHistory, wholeList } from '@watchword/testkit';
import { type RedisCluster, startRedisCluster } from '@watchword-internal/services';
import { type Count, countUntilFailure, failureOf, storedCount } from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import type { RedisStorage } from '../src/index.ts';
import { clusterClients } from './support/clients.ts';
import { administrator, started, storageOn } from './support/started.ts';

const users = Array.from({ length: 40 }, (_, place) => `user ${place}`);
const urlsOf = (cluster: RedisCluster) => cluster.nodes.map(({ url }) => url);

describe.each(clusterClients)('a cluster by $client', { timeout: 120_000 }, ({ open }) => {
  async function made(options: Omit<Parameters<typeof startRedisCluster>[0], 'nodes'> = {}) {
    const cluster = await started(startRedisCluster({ nodes: 3, durable: true, ...options }));
    const storage = await storageOn(open, urlsOf(cluster), { timeoutMs: 2000 });
    await storage.migrate();
    return { cluster, storage };
  }

  it('A9 of which one node is dead denies the users of that node, and goes on for the others', async () => {
    const { cluster, storage } = await made({ settings: { 'cluster-require-full-coverage': 'no' } });
    for (const userId of users) await commit(storage, { userId });
    await cluster.nodes[2]!.kill();
    const late = await storageOn(open, urlsOf(cluster).slice(0, 2), { timeoutMs: 2000 });
    for (const one of [storage, late]) {
      const found = await answersOf(one);
      expect(found.undefined).toBe(0);
      expect([found.accounts > 0, found.retryable > 0]).toEqual([true, true]);
      expect(found.accounts + found.retryable).toBe(users.length);
      expect(await failureOf(() => wholeList(one))).toMatchObject({ code: 'storage', retryable: true });
    }
    await cluster.nodes[2]!.restart();
    await expect.poll(() => answersOf(storage), { timeout: 60_000 }).toMatchObject({ accounts: users.length });
  });

  it('A9 that does not serve all of its keys denies everybody, if it is set so', async () => {
    const { cluster, storage } = await made();
    await commit(storage);
    await cluster.nodes[2]!.kill();
    const admin = administrator(cluster.nodes[0]!);
    await expect.poll(() => admin.cluster('INFO'), { timeout: 30_000 }).toContain('cluster_state:fail');
    const found = await answersOf(storage);
    expect(found).toEqual({ accounts: 0, undefined: 0, retryable: users.length });
  });

  it('T9 A10 that fails over keeps what replicas had confirmed', async () => {
    const { cluster } = await made({ replicas: 1 });
    const storage = await storageOn(open, urlsOf(cluster), { durability: { replicas: 1, timeoutMs: 2000 } });
    const counts: Count[] = users.slice(0, 8).map((userId) => ({ userId, acknowledged: 0 }));
    let told = 0;
    let killed: Promise<void> | undefined;
    const note = () => {
      told += 1;
      if (told === 100) killed = cluster.nodes[1]!.kill();
      if (told > 300) throw new Error('Enough.');
    };
    await Promise.all(counts.map((count) => countUntilFailure(storage, count, note)));
    await killed;
    await expect.poll(() => storage.assertSafe().catch(String), { timeout: 60_000 }).toBeUndefined();
    for (const count of counts) {
      const stored = await storedCount(storage, count.userId);
      expect(stored).toBeGreaterThanOrEqual(count.acknowledged);
      expect(stored).toBeLessThanOrEqual(count.acknowledged + 1);
    }
  });

  it('A10 whose slots move to another node meanwhile loses no commit and does none twice', async () => {
    const { cluster, storage } = await made();
    const over = new AbortController();
    const counting = users.map((userId) => countWithRetries(storage, userId, over.signal));
    const [from, to] = await Promise.all(
      [0, 1].map((node) => administrator(cluster.nodes[node]!).call('cluster', 'myid') as Promise<string>),
    );
    const slots = ['--cluster-from', from!, '--cluster-to', to!, '--cluster-slots', '2000', '--cluster-yes'];
    const address = `127.0.0.1:${cluster.nodes[0]!.port}`;
    await promisify(execFile)('redis-cli', ['--cluster', 'reshard', address, ...slots], { maxBuffer: 2 ** 26 });
    over.abort();
    const counted = await Promise.all(counting);
    for (const [place, userId] of users.entries()) expect(await storedCount(storage, userId)).toBe(counted[place]);
    expect((await wholeList(storage)).toSorted()).toEqual(users.toSorted());
    await storage.assertSafe();
  });

  it('keeps the users of one store on all of its nodes', async () => {
    const { cluster, storage } = await made();
    for (const userId of users) await commit(storage, { userId, events: [{ at: 1, event: userId }] });
    for (const node of cluster.nodes) {
      expect((await administrator(node).keys('watchword:*:account:*')).length).toBeGreaterThan(3);
    }
    expect(await wholeHistory(storage, users[7])).toEqual([users[7]]);
  });
});

/** How many users were found, how many were not, and how many loads were rejected as worth trying again. */
async function answersOf(storage: RedisStorage) {
  const found = await Promise.allSettled(users.map((userId) => storage.load(userId)));
  return {
    accounts: found.filter((one) => one.status === 'fulfilled' && one.value !== undefined).length,
    undefined: found.filter((one) => one.status === 'fulfilled' && one.value === undefined).length,
    retryable: found.filter((one) => one.status === 'rejected' && isRetryable(one.reason)).length,
  };
}

function isRetryable(error: unknown): boolean {
  return error instanceof WatchwordError && error.retryable;
}

/** Counts up for a user, sending again whatever was rejected as worth trying again. */
async function countWithRetries(storage: RedisStorage, userId: string, over: AbortSignal): Promise<number> {
  let expected: string | null = null;
  for (let count = 1; ; count += 1) {
    const sent = change({ userId, expected, account: String(count), events: [{ at: 1, event: String(count) }] });
    for (;;) {
      const answer = await storage.commit(sent).catch((error: unknown) => error);
      if (answer === true) break;
      if (!isRetryable(answer)) throw answer;
    }
    if (over.aborted) return count;
    expected = sent.next;
  }
}
