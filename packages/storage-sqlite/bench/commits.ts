import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sqliteStorage } from '../src/index.ts';

/**
 * Commits a second, by how many callers there are at the same time: each commits for a user of its own, again and again.
 * Run `pnpm --filter @watchword/storage-sqlite bench`, and add the folder whose disk is to be measured if it is not this one.
 * @module
 */
const [folder = '.'] = process.argv.slice(2);
const milliseconds = 3000;
const account = 'x'.repeat(600);
const event = 'x'.repeat(250);

const place = mkdtempSync(join(folder, 'watchword-bench-'));
const storage = sqliteStorage({ path: join(place, 'bench.db') });
console.log('callers  commits/s');
for (const callers of [1, 2, 5, 10, 50, 200]) {
  console.log(`${callers}`.padStart(7), `${await commitsPerSecond(callers)}`.padStart(10));
}
await storage.close();
rmSync(place, { recursive: true });

async function commitsPerSecond(callers: number): Promise<number> {
  const started = performance.now();
  const counts = await Promise.all(Array.from({ length: callers }, (_, caller) => commitUntil(`${callers}:${caller}`)));
  const total = counts.reduce((sum, count) => sum + count, 0);
  return Math.round((total * 1000) / (performance.now() - started));
}

async function commitUntil(userId: string): Promise<number> {
  const end = performance.now() + milliseconds;
  let expected: string | null = null;
  let count = 0;
  for (; performance.now() < end; count += 1) {
    const next = randomBytes(15).toString('base64url');
    const events = [{ at: Date.now(), event }];
    if (!(await storage.commit({ userId, expected, next, account, events, keepSince: 0 }))) throw new Error('Lost.');
    expected = next;
  }
  return count;
}
