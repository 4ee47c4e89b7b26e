import { startRedis } from '@watchword-internal/services';
import { enrolled, expectServerKeeps } from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import { singleClients } from './support/clients.ts';
import { started, storageOn } from './support/started.ts';

describe.each(singleClients)('a server that is killed, by $client', ({ open }) => {
  it('A1 A10 T9 has what it acknowledged, nothing half-written, and does an unanswered commit once', async () => {
    const server = await started(startRedis({ durable: true }));
    const first = await storageOn(open, [server.url]);
    await first.migrate();
    const connect = () => storageOn(open, [server.url], { timeoutMs: 2000 });
    await expectServerKeeps({ server, connect, rounds: 5 });
  });

  it('A1 A10 T9 refuses afterwards every code that it had accepted', async () => {
    const server = await started(startRedis({ durable: true }));
    const first = await storageOn(open, [server.url]);
    await first.migrate();
    const { nextCode, serverOn } = await enrolled(first);
    for (let round = 0; round < 5; round += 1) {
      const code = nextCode();
      const before = serverOn(await storageOn(open, [server.url]));
      expect(await before.verify({ userId: 'alice', code })).toMatchObject({ ok: true });
      await server.kill();
      await server.restart();
      const after = serverOn(await storageOn(open, [server.url]));
      expect(await after.verify({ userId: 'alice', code })).toMatchObject({ ok: false, reason: 'already-used' });
    }
  });
});
