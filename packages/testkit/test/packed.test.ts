import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { qrDataUrl } from '@watchword/qr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from './support/temporary-folder.ts';

const run = promisify(execFile);
const here = fileURLToPath(new URL('..', import.meta.url));
const root = join(here, '../..');

/** A project with the package as a release packs it, and beside it what its package.json asks for. */
async function fillProject(project: string): Promise<void> {
  const scope = join(project, 'node_modules/@watchword');
  mkdirSync(join(scope, 'testkit'), { recursive: true });
  await run(join(root, 'node_modules/.bin/pnpm'), ['pack', '--pack-destination', project], { cwd: here });
  const tarball = readdirSync(project).find((name) => name.endsWith('.tgz')) ?? '';
  await run('tar', ['-xzf', join(project, tarball), '--strip-components=1', '-C', join(scope, 'testkit')]);
  symlinkSync(join(root, 'packages/core'), join(scope, 'core'));
  for (const name of ['pngjs', 'qr'])
    symlinkSync(join(here, 'node_modules', name), join(project, 'node_modules', name));
  for (const folder of ['fixtures', 'plants']) cpSync(join(here, 'test', folder), project, { recursive: true });
}

describe('the packed package', { timeout: 120_000 }, () => {
  const { path: project, remove } = makeFolder();
  beforeAll(() => fillProject(project), 60_000);
  afterAll(remove);

  it('starts the processes of the hammer, and reads pictures', async () => {
    const picture = qrDataUrl('otpauth://totp/My%20HPC:mere?secret=JBSWY3DPEHPK3PXP&issuer=My%20HPC');
    const { stdout } = await run(process.execPath, ['hammer.mjs', 'store.db', picture], { cwd: project });
    expect(JSON.parse(stdout)).toEqual({ violations: [], calls: 76, killed: 1, issuer: 'My HPC' });
  });

  it('runs the contract under node:test', async () => {
    const { stdout } = await run(process.execPath, ['--test', '--test-reporter=tap', 'contract-of-memory.mjs'], {
      cwd: project,
    });
    expect(stdout).toMatch(/^# tests 5\d$/m);
    expect(stdout).toMatch(/^# fail 0$/m);
  });

  it('asks for resvg when it is to scan an SVG, which it does not bring', async () => {
    const picture = qrDataUrl('otpauth://totp/mere?secret=JBSWY3DPEHPK3PXP', { format: 'svg' });
    const scanning = run(process.execPath, ['hammer.mjs', 'other.db', picture], { cwd: project });
    await expect(scanning).rejects.toThrow('install @resvg/resvg-js as a development dependency');
  });
});
