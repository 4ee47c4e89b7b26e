import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { listen } from '@watchword-examples/centre';
import { expect, onTestFinished, test } from 'vitest';
import { isClosed, runDemo, testFolder } from './run-demo.ts';

const stackTrace = /^ {4}at /m;

async function failure(dataFolder: string, environment: NodeJS.ProcessEnv = {}) {
  const demo = await runDemo(dataFolder, environment);
  const ended = await demo.ended;
  expect(ended.stderr).not.toMatch(stackTrace);
  return { ...demo, ...ended };
}

test.each(['PORTAL_PORT', 'LANDER_PORT'])(
  'a taken %s is named with the way out, and nothing is left running',
  async (variable) => {
    const taken = createServer();
    onTestFinished(() => void taken.close());
    const port = await listen(taken, { host: '127.0.0.1', port: 0, variable });
    const { exitCode, stderr, portalPort, landerPort } = await failure(testFolder(), { [variable]: String(port) });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`Port ${port} is taken by another program.`);
    expect(stderr).toContain(`such as ${variable}=${port + 1}`);
    expect(await isClosed(variable === 'PORTAL_PORT' ? landerPort : portalPort)).toBe(true);
  },
);

test('a malformed key ring is told in the words of core, and not shown', async () => {
  const { exitCode, stdout, stderr } = await failure(testFolder(), { WATCHWORD_KEYS: '2026-11:c2VjcmV0' });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('Key 1 of the key ring is 6 bytes long instead of 32.');
  expect(stdout + stderr).not.toContain('c2VjcmV0');
});

test('a damaged key file is named', async () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'watchword.keys'), 'nonsense\n', { mode: 0o600 });
  const { exitCode, stderr } = await failure(folder);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/watchword\.keys cannot be used\. Key 1 of the key ring has no id\./);
});

test('no new key is made while a database needs the old one', async () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'watchword.db'), '');
  const { exitCode, stderr } = await failure(folder);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/watchword\.keys is gone, and .*watchword\.db cannot be read without it\./);
});

test.each(['centre.db', 'watchword.db', 'sessions.db', 'lander_host_key'])('a damaged %s is named', async (file) => {
  const folder = testFolder();
  const keys = `2026-11:${'A'.repeat(43)}`;
  writeFileSync(join(folder, file), 'damaged '.repeat(1000), { mode: 0o600 });
  const { exitCode, stderr } = await failure(folder, { WATCHWORD_KEYS: keys });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(file);
});

test('a data folder that is a file is named', async () => {
  const file = join(testFolder(), 'data');
  writeFileSync(file, '');
  const { exitCode, stderr } = await failure(file);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/The data folder .*data cannot be made: .* Choose another one with WATCHWORD_DATA\.\n$/);
});

test('a port that is none is named', async () => {
  const { exitCode, stderr } = await failure(testFolder(), { LANDER_PORT: 'ssh' });
  expect(exitCode).toBe(1);
  expect(stderr).toBe(
    'LANDER_PORT is not a port. Set it to a whole number from 0 to 65535, such as LANDER_PORT=2222\n',
  );
});
