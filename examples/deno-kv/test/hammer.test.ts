import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hammer } from '@watchword/testkit';
import { expect, onTestFinished, test } from 'vitest';

test('four processes accept each code once, while one is killed now and then', { timeout: 300_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'watchword-deno-kv-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { violations, answers } = await hammer({
    worker: new URL('./connect.ts', import.meta.url),
    target: join(folder, 'kv.db'),
    rounds: 60,
    killEvery: 12,
  });
  expect(violations).toEqual([]);
  expect(answers['accepted']).toBeGreaterThan(100);
});
