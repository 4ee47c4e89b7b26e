import { startRedis } from '@watchword-internal/services';
import {
  enrolled,
  expectGuessesCounted,
  expectLostReplyToErase,
  expectLostReplyToSpend,
  expectOneSignIn,
  failureOf,
} from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import { clusterClients, singleClients } from './support/clients.ts';
import { proxied } from './support/proxied.ts';
import { redisClusterUrls, redisUrls } from './support/servers.ts';
import { administrator, started, storageOn } from './support/started.ts';
import { newPrefix } from './support/store.ts';

const userId = 'alice';
/** The script without an account that is handed four keys. */
const isErasure = (request: Buffer) =>
  /EVALSHA\r\n\$40\r\n\w+\r\n\$1\r\n4\r\n/i.test(String(request)) && !isCommit(request);
const isCommit = (request: Buffer) => request.includes('"devices"');
const places = [
  ...singleClients.map((client) => ({ ...client, on: 'one server', urls: redisUrls })),
  ...clusterClients.map((client) => ({ ...client, on: 'a cluster', urls: redisClusterUrls })),
];

describe.each(places)('a sign-in by $client on $on', ({ open, urls }) => {
  async function newStorage(to = urls, options = {}) {
    const shared = { prefix: newPrefix(), dangerouslyAllow: ['loss-at-restart'] } as const;
    const storage = await storageOn(open, to, { ...shared, ...options });
    return { storage, shared };
  }

  /** A store, and the same behind a proxy that can lose the reply to a request. */
  async function shakyStorage(isLost: (request: Buffer) => boolean) {
    const { storage, shared } = await newStorage();
    await storage.migrate();
    const { proxies, ...to } = await started(proxied(urls));
    const shaky = await storageOn(open, to.urls, { ...shared, timeoutMs: 3000 }, to.addresses);
    const loseReply = () => Promise.race(proxies.map((proxy) => proxy.loseReplyTo(isLost)));
    return { storage, shaky, loseReply };
  }

  it('A1 A6 by one code at two servers at once, five times each, succeeds once in each of 100 rounds', async () => {
    const { storage, shared } = await newStorage();
    await storage.migrate();
    await expectOneSignIn(await enrolled(storage, await storageOn(open, urls, shared)), 100);
  });

  it('A9 A10 whose commit was done and whose reply was lost, is refused or once accepted, and its code is used', async () => {
    const { storage, shaky, loseReply } = await shakyStorage(isCommit);
    await expectLostReplyToSpend(await enrolled(storage, shaky), loseReply, (answer) => {
      // ioredis sends again what had no answer, and the storage answers true to a commit that it has.
      const expected = answer instanceof Error ? { code: 'storage', retryable: true } : { ok: true };
      expect(answer).toMatchObject(expected);
    });
  });

  it('A8 A10 whose user is erased while the reply is lost, finds nobody', async () => {
    const { storage, shaky, loseReply } = await shakyStorage(isErasure);
    // The first one teaches the server the script.
    await storage.commit({ userId, expected: null, next: '1', account: '{}', events: [], keepSince: 0 });
    await storage.commit({ userId, expected: '1', next: '2', account: null, events: [], keepSince: 0 });
    await expectLostReplyToErase(await enrolled(storage, shaky), loseReply, (answer) => {
      // ioredis sends again what had no answer. The storage cannot know any more that it was the same, and core finds nobody.
      const expected = answer instanceof Error ? { code: 'storage', retryable: true } : { reason: 'not-found' };
      expect(answer).toMatchObject(expected);
    });
  });

  it('A18 A19 with wrong codes at two servers at once, counts each of them', async () => {
    const { storage, shared } = await newStorage();
    await storage.migrate();
    await expectGuessesCounted(await enrolled(storage, await storageOn(open, urls, shared)));
  });

  it('is not disturbed by SCRIPT FLUSH, over and over', async () => {
    const { storage } = await newStorage();
    await storage.migrate();
    const { servers, nextCode } = await enrolled(storage);
    const admins = urls.map((url) => administrator({ url }));
    const over = new AbortController();
    const flushing = (async () => {
      while (!over.signal.aborted) await Promise.all(admins.map((admin) => admin.script('FLUSH')));
    })();
    for (let round = 0; round < 30; round += 1) {
      const code = nextCode();
      const answers = await Promise.all(Array.from({ length: 3 }, () => servers[0]!.verify({ userId, code })));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    }
    over.abort();
    await flushing;
  });
});

describe.each(singleClients)('a sign-in by $client while', ({ open }) => {
  it('A9 the server is full denies, and does once there is room', async () => {
    const server = await started(startRedis({ durable: true }));
    const storage = await storageOn(open, [server.url]);
    await storage.migrate();
    const { servers, nextCode } = await enrolled(storage);
    await administrator(server).call('config', 'set', 'maxmemory', '100kb');
    const code = nextCode();
    expect(await failureOf(() => servers[0]!.verify({ userId, code }))).toMatchObject({ code: 'storage' });
    await administrator(server).call('config', 'set', 'maxmemory', '0');
    expect(await servers[0]!.verify({ userId, code })).toMatchObject({ ok: true });
  });
});
