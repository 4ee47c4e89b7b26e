import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { findProgram } from './find-program.ts';

const run = promisify(execFile);

/** Whether packages may be installed without asking anyone: root on Debian. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && findProgram('apt-get') !== undefined;
}

/**
 * Installs Debian packages; rejects with what apt-get said. Tells so first and then every ten seconds, so that a long
 * silence is not taken for a hang.
 */
export async function install(packages: readonly string[]): Promise<void> {
  const started = performance.now();
  console.log(`Installing for the tests: ${packages.join(', ')} (apt-get, about a minute)`);
  const heartbeat = setInterval(() => {
    console.log(`  still installing, ${Math.round((performance.now() - started) / 1000)} s`);
  }, 10_000);
  try {
    await aptGet(['update']);
    await aptGet(['install', '--yes', '--no-install-recommends', ...packages]);
  } finally {
    clearInterval(heartbeat);
  }
}

async function aptGet(args: readonly string[]): Promise<void> {
  await run('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  });
}
