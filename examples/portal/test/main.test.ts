import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { generateKey } from '@watchword/core';
import { listen } from '@watchword-examples/centre';
import { expect, onTestFinished, test } from 'vitest';
import { testFolder } from './portal-at-work.ts';

const main = join(import.meta.dirname, '..', 'src', 'main.ts');
const keys = generateKey();

function environment(changes: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...process.env, WATCHWORD_KEYS: keys, WATCHWORD_DATA: testFolder(), PORTAL_PORT: '0', ...changes };
}

/** What a portal that cannot start says on stderr. */
async function failure(changes: NodeJS.ProcessEnv): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const child = execFile(process.execPath, [main], { env: environment(changes) }, (_error, _out, stderr) =>
    resolve(stderr),
  );
  await once(child, 'exit');
  expect(child.exitCode).toBe(1);
  const text = await promise;
  expect(text).toMatch(/^[^\n]+\n$/);
  return text;
}

test.each(['SIGINT', 'SIGTERM'] as const)('it says where it listens, serves, and %s ends it', async (signal) => {
  const child = spawn(process.execPath, [main], { env: environment({}), stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    const origin = /^portal listening on (?<origin>http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.groups?.['origin'] ?? '';
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
    expect((await fetch(`${origin}/sign-in`)).status).toBe(200);
    expect((await fetch(`${origin}/sign-in`, { method: 'POST', headers, body: 'login=a&password=b' })).status).toBe(
      422,
    );
    child.kill(signal);
  }
  expect(lines).toHaveLength(1);
  if (child.exitCode === null) await once(child, 'exit');
  expect(child.exitCode).toBe(0);
});

test('no key, or one that is none: it says how to get one', async () => {
  expect(await failure({ WATCHWORD_KEYS: '' })).toContain('Make one');
  expect(await failure({ WATCHWORD_KEYS: 'nonsense' })).toMatch(/key/i);
});

test('a missing data folder is named', async () => {
  expect(await failure({ WATCHWORD_DATA: '/nowhere' })).toContain('/nowhere');
});

test('a damaged file of sessions is named, with what is in it', async () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'sessions.db'), 'this is no database, and it is longer than a header'.repeat(40));
  const text = await failure({ WATCHWORD_DATA: folder });
  expect(text).toContain(join(folder, 'sessions.db'));
  expect(text).toContain('nothing but sign-ins');
});

test('a port that is taken, or is none', async () => {
  const server = createServer();
  const port = await listen(server, { host: '127.0.0.1', port: 0, variable: 'PORT' });
  onTestFinished(() => void server.close());
  expect(await failure({ PORTAL_PORT: String(port) })).toContain(`Port ${port} is taken`);
  expect(await failure({ PORTAL_PORT: 'http' })).toContain('PORTAL_PORT is not a port');
});

test.each(['my.my-hpc.example', 'https://my.my-hpc.example/', 'ftp://my.my-hpc.example', 'https://a@b.example'])(
  'an origin that is none: %s',
  async (origin) => {
    expect(await failure({ PORTAL_ORIGIN: origin })).toContain('PORTAL_ORIGIN is not an origin');
  },
);

test('N4 an origin without https that is not this machine is refused', async () => {
  expect(await failure({ PORTAL_ORIGIN: 'http://my.my-hpc.example' })).toContain('would send passwords in the clear');
});
