import type { Server } from '@watchword-internal/services';
import { describe, expect, it } from 'vitest';
import { type Count, countUntilFailure, storedCount } from './support/count.ts';
import { migrated, ownServer, poolOn } from './support/database.ts';

const users = Array.from({ length: 8 }, (_, place) => `user ${place}`);

describe.each([
  { log: 'without', settings: {} },
  { log: 'with', settings: { 'log-bin': 'binlog', 'sync-binlog': '1' } },
])('a server $log a binary log that is killed in the middle of commits', ({ settings }) => {
  it('A1 A10 T9 has what it acknowledged, nothing half-written, and does an unanswered commit once', async () => {
    const server = await ownServer(settings);
    const { storage } = await migrated({ dangerouslyAllowLostCommits: false }, poolOn(server.url));
    const counts: Count[] = users.map((userId) => ({ userId, acknowledged: 0 }));
    for (let round = 0; round < 5; round += 1) {
      await countUntilKilled(server, storage, counts);
      await server.restart();
      for (const count of counts) {
        const stored = await storedCount(storage, count.userId);
        expect(stored).toBeGreaterThanOrEqual(count.acknowledged);
        expect(stored).toBeLessThanOrEqual(count.acknowledged + (count.unanswered ? 1 : 0));
        if (!count.unanswered) continue;
        expect(await storage.commit(count.unanswered)).toBe(true);
        expect(await storedCount(storage, count.userId)).toBe(count.acknowledged + 1);
      }
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
