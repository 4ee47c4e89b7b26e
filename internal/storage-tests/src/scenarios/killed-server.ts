import type { Storage } from '@watchword/core/storage';
import { expect } from 'vitest';
import { type Count, countUntilFailure, storedCount } from '../count.ts';

const users = Array.from({ length: 8 }, (_, place) => `user ${place}`);
const commitsUntilKilled = 200;

/** A server that can be killed, and how to connect to it. */
export interface KilledServer {
  readonly server: { readonly kill: () => Promise<void>; readonly restart: () => Promise<void> };
  /** Called before each kill and after each restart; the same storage may be answered each time. */
  readonly connect: () => Storage | Promise<Storage>;
  readonly rounds: number;
}

/** Kills a server in the middle of commits: what it acknowledged is there, whole, and an unanswered commit is done once. */
export async function expectServerKeeps({ server, connect, rounds }: KilledServer): Promise<void> {
  const counts: Count[] = users.map((userId) => ({ userId, acknowledged: 0 }));
  for (let round = 0; round < rounds; round += 1) {
    await countUntilKilled(server, await connect(), counts);
    await server.restart();
    const storage = await connect();
    for (const count of counts) await expectKept(storage, count);
  }
}

async function expectKept(storage: Storage, count: Count): Promise<void> {
  const { userId, acknowledged, unanswered } = count;
  const stored = await storedCount(storage, userId);
  expect(stored).toBeGreaterThanOrEqual(acknowledged);
  expect(stored).toBeLessThanOrEqual(acknowledged + (unanswered ? 1 : 0));
  if (!unanswered) return;
  // Sent again it is done, and once: also if the client has kept it back and sends it as well.
  expect(await storage.commit(unanswered)).toBe(true);
  count.acknowledged = await storedCount(storage, userId);
  expect(count.acknowledged).toBe(acknowledged + 1);
}

/** Counts for all users at once, and kills the server when so many more numbers are acknowledged. */
async function countUntilKilled(
  server: KilledServer['server'],
  storage: Storage,
  counts: readonly Count[],
): Promise<void> {
  let told = 0;
  let killed: Promise<void> | undefined;
  const note = () => {
    told += 1;
    if (told === commitsUntilKilled) killed = server.kill();
  };
  await Promise.all(counts.map((count) => countUntilFailure(storage, count, note)));
  await killed;
  expect(told).toBeGreaterThanOrEqual(commitsUntilKilled);
}
