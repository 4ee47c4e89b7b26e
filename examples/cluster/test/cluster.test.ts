import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
// oxlint-disable-next-line import/no-unassigned-import -- declares what inject() gives
import '@watchword-internal/services/shared-postgres';
import { describe, expect, inject, it } from 'vitest';

const program = new URL('../src/main.ts', import.meta.url).pathname;
const start = promisify(execFile);

/** Runs the example as a reader does, but shorter. */
async function cluster(...args: readonly string[]) {
  return start(process.execPath, [
    '--no-warnings',
    program,
    ...args,
    '--processes',
    '3',
    '--users',
    '50',
    '--seconds',
    '3',
  ]);
}

const storeArgs = (urls: readonly string[]) => urls.flatMap((url) => ['--store', url]);

describe('several processes on one store', () => {
  it.each([
    ['PostgreSQL', () => [inject('postgresUrl')]],
    ['Redis', () => [inject('redisUrl')]],
    ['a Redis Cluster', () => inject('redisClusterUrls')],
  ])('A1 A6 accept each code once, on %s', async (_store, urls) => {
    const { stdout } = await cluster(...storeArgs(urls()));
    expect(stdout).toContain('50 of 50 users linked an app');
    expect(stdout).toMatch(/\b[1-9][\d,]* codes accepted {3}0 of them twice$/m);
    expect(stdout).toMatch(/^[1-9]\d* accepted codes are in the stored histories\. Each code once\.$/m);
  });
});

describe('the command line', () => {
  it.each([
    [[], 'Say where the accounts are to be kept, with --store.'],
    [['--store', 'mysql://x'], 'A store must be a postgres:// or redis:// URL.'],
    [['--store', 'redis://x', '--processes', '0'], '--processes must be a whole number from 1 to 64.'],
    [['--shop', 'x'], "Unknown option '--shop'"],
  ])('%j is refused, and says why', async (args, message) => {
    const failure: unknown = await start(process.execPath, [program, ...args]).catch((error: unknown) => error);
    expect(failure).toMatchObject({ stderr: expect.stringContaining(message) as string });
  });
});
