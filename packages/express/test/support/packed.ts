import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../../..');

/** Ours, and what each of them asks for from others. */
const installed: Readonly<Record<string, readonly string[]>> = {
  core: ['otplib'],
  qr: ['qrcode'],
  http: ['hono'],
  'storage-sqlite': [],
  express: ['express', 'express-session'],
};

/**
 * An empty project in which our packages are installed as a release packs them, and beside them what they and the project
 * ask for.
 */
export async function packedProject(): Promise<string> {
  const project = mkdtempSync(join(tmpdir(), 'watchword-express-'));
  onTestFinished(() => rmSync(project, { recursive: true, force: true }));
  const modules = join(project, 'node_modules');
  for (const [name, others] of Object.entries(installed)) {
    await unpack(join(root, 'packages', name), join(modules, '@watchword', name));
    for (const other of others) symlinkSync(join(root, 'packages', name, 'node_modules', other), join(modules, other));
  }
  return project;
}

async function unpack(from: string, to: string): Promise<void> {
  mkdirSync(to, { recursive: true });
  await run(join(root, 'node_modules/.bin/pnpm'), ['pack', '--pack-destination', to], { cwd: from });
  const tarball = readdirSync(to).find((name) => name.endsWith('.tgz')) ?? '';
  await run('tar', ['-xzf', join(to, tarball), '--strip-components=1', '-C', to]);
}
