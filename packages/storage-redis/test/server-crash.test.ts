import { type Server, startRedis } from '@watchword-internal/services';
import { describe, expect, it } from 'vitest';
import { singleClients } from './support/clients.ts';
import { type Count, countUntilFailure, storedCount } from './support/count.ts';
import { enrolled } from './support/enrolled.ts';
import { started, storageOn } from './support/started.ts';

const users = Array.from({ length: 8 }, (_, place) => `user ${place}`);

describe.each(singleClients)('a server that is killed, by $client', ({ open }) => {
  it('A1 A10 T9 has what it acknowledged, nothing half-written, and does an unanswered commit once', async () => {
    const server = await started(startRedis({ durable: true }));
    const first = await storageOn(open, [server.url]);
    await first.migrate();
    const counts: Count[] = users.map((userId) => ({ userId, acknowledged: 0 }));
    for (let round = 0; round < 5; round += 1) {
      await countUntilKilled(server, await storageOn(open, [server.url], { timeoutMs: 2000 }), counts);
      await server.restart();
      const storage = await storageOn(open, [server.url]);
      for (const count of counts) {
        const stored = await storedCount(storage, count.userId);
        expect(stored).toBeGreaterThanOrEqual(count.acknowledged);
        expect(stored).toBeLessThanOrEqual(count.acknowledged + (count.unanswered ? 1 : 0));
        count.acknowledged = stored;
        if (!count.unanswered) continue;
        // If it is the one that the client kept back, sending it again makes no second one of it.
        expect(await storage.commit(count.unanswered)).toBe(true);
        count.acknowledged = await storedCount(storage, count.userId);
      }
    }
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

/** Counts for all users at once, and kills the server when 200 more numbers are acknowledged. */
async function countUntilKilled(
  server: Server,
  storage: Parameters<typeof countUntilFailure>[0],
  counts: readonly Count[],
): Promise<void> {
  let told = 0;
  let killed: Promise<void> | undefined;
  const note = () => {
    told += 1;
    if (told === 200) killed = server.kill();
  };
  await Promise.all(counts.map((count) => countUntilFailure(storage, count, note)));
  await killed;
  expect(told).toBeGreaterThanOrEqual(200);
}
