import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bannerOf, childRunning, isClosed, type RunningDemo, runDemo, testFolder } from './run-demo.ts';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

async function interrupt(demo: RunningDemo) {
  demo.process.kill('SIGINT');
  return demo.ended;
}

async function bothClosed({ portalPort, landerPort }: RunningDemo): Promise<boolean> {
  return (await isClosed(portalPort)) && (await isClosed(landerPort));
}

test('it starts both, shows what to do, and Ctrl-C stops both', async () => {
  const demo = await runDemo(join(testFolder(), 'data'));
  await demo.shown;
  const page = await fetch(`http://127.0.0.1:${demo.portalPort}/sign-in`);
  expect(page.status).toBe(200);
  expect(await bannerOf(demo.landerPort)).toMatch(/^SSH-2\.0-/);
  const { exitCode, stdout, stderr } = await interrupt(demo);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  for (const shown of [
    `http://127.0.0.1:${demo.portalPort}`,
    `ssh -p ${demo.landerPort} `,
    'kauri-bridge-41',
    'jonas',
  ]) {
    expect(stdout).toContain(shown);
  }
  expect(await bothClosed(demo)).toBe(true);
});

test('what it makes is for this account only, and kept for the next start', async () => {
  const folder = join(testFolder(), 'data');
  const kept = ['watchword.keys', 'lander_host_key'];
  const first = await runDemo(folder);
  await first.shown;
  expect(await interrupt(first)).toMatchObject({ exitCode: 0 });
  const before = kept.map((file) => readFileSync(join(folder, file), 'utf8'));
  expect(modeOf(folder)).toBe('700');
  const files = [...kept, 'known_hosts', 'centre.db', 'watchword.db'];
  expect(files.map((file) => modeOf(join(folder, file)))).toEqual(files.map(() => '600'));
  const second = await runDemo(folder);
  await second.shown;
  expect(await interrupt(second)).toMatchObject({ exitCode: 0, stderr: '' });
  expect(kept.map((file) => readFileSync(join(folder, file), 'utf8'))).toEqual(before);
});

test.each(['portal', 'lander'])('if the %s dies, the other is stopped and it says so', async (name) => {
  const demo = await runDemo(testFolder());
  await demo.shown;
  process.kill(await childRunning(demo.process, `${name}/src/main.ts`), 'SIGKILL');
  const { exitCode, stderr } = await demo.ended;
  expect(exitCode).toBe(1);
  expect(stderr).toBe(`The ${name} stopped by itself, so everything was stopped.\n`);
  expect(await bothClosed(demo)).toBe(true);
});

test('if it is killed itself, both end', async () => {
  const demo = await runDemo(testFolder());
  await demo.shown;
  demo.process.kill('SIGKILL');
  await demo.ended;
  await expect.poll(() => bothClosed(demo), { timeout: 20_000 }).toBe(true);
});
