import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { folderWith } from './folder.ts';

const root = join(import.meta.dirname, '../../..');
const reporter = join(import.meta.dirname, '../src/plain-reporter.ts');
vi.setConfig({ testTimeout: 60_000 });

const config = `import { plainReporter } from '${reporter}';
export default { test: { globals: true, reporters: ['default', plainReporter()] } };`;

/** Runs vitest itself on these test files. */
function run(tests: Readonly<Record<string, string>>): {
  readonly lastLine: string | undefined;
  readonly code: number | null;
} {
  const folder = folderWith({ 'vitest.config.ts': config, ...tests });
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { stdout, status } = spawnSync(process.execPath, [vitest, 'run'], { cwd: folder, encoding: 'utf8' });
  return { lastLine: stdout.trimEnd().split('\n').at(-1), code: status };
}

test('a run that passes', () => {
  expect(run({ 'a.test.ts': `test('one', () => {}); test('two', () => {});` })).toEqual({
    lastLine: '2 passed, 0 failed',
    code: 0,
  });
});

test('a failed test, a skipped one, a file that breaks and an error outside of the tests are all told', () => {
  const { lastLine, code } = run({
    'a.test.ts': `test('one', () => {}); test.skip('two', () => {}); test('three', () => { throw new Error('no'); });`,
    'broken.test.ts': `throw new Error('broken');`,
    'stray.test.ts': `test('four', () => { void Promise.reject(new Error('stray')); });`,
  });
  expect({ lastLine, code }).toEqual({ lastLine: '2 passed, 3 failed, 1 skipped', code: 1 });
});
