import { randomBytes } from 'node:crypto';
import { startPostgres } from '@watchword-internal/services';
import { Pool } from 'pg';
import { type PostgresStorageOptions, postgresStorage } from '../src/index.ts';

/**
 * Commits a second, by how many callers there are at the same time: each commits for a user of its own, again and again, over
 * ten connections. Run `pnpm --filter @watchword/storage-postgres bench`, and add the URL of a server to measure that one
 * instead of a new one on this machine; it gets tables whose names begin with `watchword_bench_`.
 * @module
 */
const [url] = process.argv.slice(2);
const milliseconds = 3000;
const account = 'x'.repeat(600);
const event = 'x'.repeat(250);

const server = url === undefined ? await startPostgres({ durable: true }) : undefined;
const pool = new Pool({ connectionString: url ?? server?.url, max: 10 }).on('error', () => undefined);
const options: PostgresStorageOptions = { pool, prefix: 'watchword_bench_' };
await postgresStorage(options).migrate();
console.log('callers  prepared/s  not prepared/s');
for (const callers of [1, 2, 5, 10, 50, 200]) {
  const rates = [];
  for (const preparedStatements of [true, false]) rates.push(await commitsPerSecond(callers, preparedStatements));
  console.log(`${callers}`.padStart(7), `${rates[0]}`.padStart(11), `${rates[1]}`.padStart(15));
}
await pool.end();
await server?.stop();

async function commitsPerSecond(callers: number, preparedStatements: boolean): Promise<number> {
  const storage = postgresStorage({ ...options, preparedStatements });
  const started = performance.now();
  const end = started + milliseconds;
  const counting = Array.from({ length: callers }, async () => {
    const userId = randomBytes(8).toString('hex');
    let expected: string | null = null;
    let count = 0;
    for (; performance.now() < end; count += 1) {
      const next = randomBytes(15).toString('base64url');
      const events = [{ at: Date.now(), event }];
      if (!(await storage.commit({ userId, expected, next, account, events, keepSince: 0 }))) throw new Error('Lost.');
      expected = next;
    }
    return count;
  });
  const counts = await Promise.all(counting);
  return Math.round((counts.reduce((sum, count) => sum + count, 0) * 1000) / (performance.now() - started));
}
