import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';

const main = join(import.meta.dirname, '..', 'src', 'main.ts');
const keys = `2026-11:${'A'.repeat(43)}`;

function environment(changes: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const dataFolder = mkdtempSync(join(tmpdir(), 'watchword-main-'));
  onTestFinished(() => rmSync(dataFolder, { recursive: true }));
  return { ...process.env, WATCHWORD_KEYS: keys, WATCHWORD_DATA: dataFolder, LANDER_PORT: '0', ...changes };
}

async function failure(changes: NodeJS.ProcessEnv): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const child = execFile(process.execPath, [main], { env: environment(changes) }, (_error, _out, stderr) =>
    resolve(stderr),
  );
  await once(child, 'exit');
  expect(child.exitCode).toBe(1);
  return promise;
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'it says where it listens and by which key, and %s ends it',
  async (signal) => {
    const child = spawn(process.execPath, [main], { env: environment({}), stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (lines.length === 2) child.kill(signal);
    }
    expect(lines[0]).toMatch(/^host key SHA256:[\w+/]{43} \(ED25519\)$/);
    expect(lines[1]).toMatch(/^lander listening on 127\.0\.0\.1:[1-9]\d*$/);
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(0);
  },
);

test('no key: it shows the command that makes one', async () => {
  expect(await failure({ WATCHWORD_KEYS: '' })).toMatch(/^There is no key\. Make one: node -p .*\n$/);
});

test('a missing data folder is named', async () => {
  expect(await failure({ WATCHWORD_DATA: '/nowhere' })).toMatch(
    /^The people's database \/nowhere\/centre\.db cannot be .*\n$/,
  );
});
