import { randomBytes } from 'node:crypto';
import { createPool } from 'mysql2/promise';
import { type MysqlStorage, mysqlStorage } from '../src/index.ts';

/**
 * Milliseconds that a load and a commit take, and commits a second by how many callers there are at the same time: each
 * commits for a user of its own, again and again. Its tables begin with `bench_` and stay behind.
 * Run `pnpm --filter @watchword/storage-mysql bench mysql://user:password@host/database`.
 * @module
 */
const [connectionString = ''] = process.argv.slice(2);
const milliseconds = 3000;
const account = 'x'.repeat(600);
const event = 'x'.repeat(250);

const pool = createPool(connectionString);
await measure('a pool of its own', mysqlStorage({ connectionString, prefix: 'bench_' }));
await measure('a pool of the host', mysqlStorage({ pool, prefix: 'bench_' }));
await pool.end();

async function measure(name: string, storage: MysqlStorage): Promise<void> {
  await storage.migrate();
  await commitUntil(storage, performance.now());
  const loads = await callsIn(() => storage.load('nobody'), performance.now() + milliseconds);
  console.log(`${name}: ${(milliseconds / loads).toFixed(2)} ms a load`);
  console.log('callers  commits/s  ms a commit');
  for (const callers of [1, 10, 50, 200]) {
    const rate = await commitsPerSecond(storage, callers);
    console.log(
      [`${callers}`.padStart(7), `${rate}`.padStart(10), ((1000 * callers) / rate).toFixed(2).padStart(12)].join(' '),
    );
  }
  await storage.close();
}

async function commitsPerSecond(storage: MysqlStorage, callers: number): Promise<number> {
  const started = performance.now();
  const end = started + milliseconds;
  const counts = await Promise.all(Array.from({ length: callers }, () => commitUntil(storage, end)));
  const total = counts.reduce((sum, count) => sum + count, 0);
  return Math.round((total * 1000) / (performance.now() - started));
}

async function commitUntil(storage: MysqlStorage, end: number): Promise<number> {
  const userId = randomBytes(9).toString('hex');
  let expected: string | null = null;
  return callsIn(async () => {
    const next = randomBytes(15).toString('base64url');
    const events = [{ at: Date.now(), event }];
    if (!(await storage.commit({ userId, expected, next, account, events, keepSince: 0 }))) throw new Error('Lost.');
    expected = next;
  }, end);
}

/** How many calls there were, one after another, and one at least. */
async function callsIn(call: () => Promise<unknown>, end: number): Promise<number> {
  let count = 0;
  do {
    await call();
    count += 1;
  } while (performance.now() < end);
  return count;
}
