import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';

/** Whether a process is there. */
export function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Gives a test, and what it starts, a folder of its own for temporary files. Answers what is in it. */
export function ownTemporaryFolder(): () => readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'watchword-services-'));
  // Servers that root starts as nobody must get in.
  chmodSync(folder, 0o755);
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => readdirSync(folder);
}

/** Waits for what no event tells of: another process ends what it does by itself. The test's own time limit ends it. */
export async function until(done: () => boolean): Promise<void> {
  while (!done()) await setTimeout(20);
}
