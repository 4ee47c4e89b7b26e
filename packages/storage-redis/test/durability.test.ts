import { change, commit, wholeHistory } from '@watchword/testkit';
import { startProxy, startRedis, startRedisCluster } from '@watchword-internal/services';
import { failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DurabilityOptions } from '../src/index.ts';
import { clusterClients, type Open, singleClients } from './support/clients.ts';
import { administrator, started, storageOn } from './support/started.ts';

/** For commits that must get there, and for those that must not. */
const patient: DurabilityOptions = { replicas: 1, timeoutMs: 4000 };
const impatient: DurabilityOptions = { replicas: 1, timeoutMs: 300 };

/** A server with a replica that follows it, and a store on it whose commits wait for that replica. */
async function replicated(open: Open, durability = patient) {
  const server = await started(startRedis({ durable: true }));
  const replica = await started(startRedis({ durable: true, replicaOf: server }));
  const admin = administrator(server);
  await expect.poll(() => admin.info('replication')).toContain('state=online');
  const plain = await storageOn(open, [server.url]);
  await plain.migrate();
  const storage = await storageOn(open, [server.url], { durability });
  await storageOn(open, [server.url], { durability: patient }).then((first) => commit(first, { userId: 'bob' }));
  return { server, replica, admin, plain, storage, replicaAdmin: administrator(replica) };
}

/** Stops a process without ending its connections, as a machine that hangs would. */
function freeze({ pid }: { readonly pid: number }): { readonly thaw: () => void } {
  process.kill(pid, 'SIGSTOP');
  const thaw = () => void process.kill(pid, 'SIGCONT');
  onTestFinished(thaw);
  return { thaw };
}

describe.each(singleClients)('by $client, durability: { replicas: 1 }', ({ open }) => {
  it('acknowledges what the replica has', async () => {
    const { storage, replicaAdmin } = await replicated(open);
    for (let user = 0; user < 50; user += 1) {
      await commit(storage, { userId: `user ${user}` });
      expect(await replicaAdmin.keys('*:account:*')).toHaveLength(user + 2);
    }
    const { next } = await commit(storage);
    await commit(storage, { expected: next, account: null });
    expect(await replicaAdmin.keys('*:account:*')).toHaveLength(51);
  });

  it('A9 A10 rejects what it has not, also when that is sent again, on any connection, until it has it', async () => {
    const { server, replica, storage } = await replicated(open, impatient);
    const again = await storageOn(open, [server.url], { durability: impatient });
    await again.load('alice');
    const frozen = freeze(replica);
    const sent = change({ events: [{ at: 1, event: 'only' }] });
    for (const connection of [storage, again, storage]) {
      const failure = await failureOf(() => connection.commit(sent));
      expect(failure).toMatchObject({ code: 'storage', retryable: true });
      expect(failure.message).toContain('did not confirm a commit within 300 ms: 0 of 1 replicas have it.');
    }
    expect((await storage.load('alice'))?.revision).toBe(sent.next);
    expect(await storage.commit(change())).toBe(false);
    frozen.thaw();
    await expect.poll(() => again.commit(sent).catch(() => 'rejected'), { timeout: 20_000 }).toBe(true);
    expect(await wholeHistory(storage)).toEqual(['only']);
  });

  it('A9 A10 rejects if the connection ends while it waits: the next one has nothing to wait for', async () => {
    const { server, replica, admin } = await replicated(open);
    const proxy = await started(startProxy(server));
    const url = `redis://127.0.0.1:${proxy.port}`;
    const shaky = await storageOn(open, [url], { durability: patient });
    await shaky.load('alice');
    freeze(replica);
    const sent = change();
    const failing = failureOf(() => shaky.commit(sent));
    await expect.poll(() => admin.keys('*:account:*')).toHaveLength(2);
    proxy.cut();
    expect(await failing).toMatchObject({ code: 'storage', retryable: true });
  });

  it('T9 A10 after a failover the replica refuses what was acknowledged as used', async () => {
    const { server, replica, replicaAdmin, storage } = await replicated(open);
    const { next } = await commit(storage, { account: 'used step 1' });
    const { next: latest } = await commit(storage, { expected: next, account: 'used step 2' });
    await server.kill();
    await replicaAdmin.call('replicaof', 'no', 'one');
    const promoted = await storageOn(open, [replica.url]);
    expect(await promoted.load('alice')).toEqual({ revision: latest, account: 'used step 2' });
  });

  it('without it, what no replica has is acknowledged', async () => {
    const { replica, plain } = await replicated(open);
    freeze(replica);
    expect(await plain.commit(change())).toBe(true);
  });

  it('with more replicas than there are rejects', async () => {
    const { storage } = await replicated(open, { replicas: 2, timeoutMs: 1000 });
    expect((await failureOf(() => storage.commit(change()))).message).toContain('1 of 2 replicas have it');
  });
});

describe.each(clusterClients)('by $client, durability: { replicas: 1 } in a cluster', ({ open }) => {
  it('asks the replica of the node that has the user', async () => {
    const cluster = await started(startRedisCluster({ nodes: 3, replicas: 1, durable: true }));
    const urls = cluster.nodes.map(({ url }) => url);
    const storage = await storageOn(open, urls, { durability: patient });
    await storage.migrate();
    const users = Array.from({ length: 30 }, (_, user) => `user ${user}`);
    for (const userId of users) await commit(storage, { userId });
    // Connected before: a client that asks the frozen node what the cluster looks like would wait for ever.
    const hurried = await storageOn(open, urls, { durability: { replicas: 1, timeoutMs: 100 } });
    await hurried.assertSafe();
    const frozen = freeze(cluster.nodes[3]!);
    const answers = await Promise.allSettled(
      users.map(async (userId) => {
        const expected = (await hurried.load(userId))?.revision ?? null;
        return hurried.commit(change({ userId, expected }));
      }),
    );
    const rejected = answers.filter(({ status }) => status === 'rejected').length;
    frozen.thaw();
    expect([rejected > 0, rejected < 30]).toEqual([true, true]);
  });
});
