import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));

/** Milliseconds, and bytes of memory beyond those of Node.js itself, that the import of a package takes. */
export async function importOf(name: string): Promise<{ readonly milliseconds: number; readonly bytes: number }> {
  const code = `const before = process.memoryUsage.rss(), start = performance.now(); await import('${name}');
    console.log(JSON.stringify({ milliseconds: performance.now() - start, bytes: process.memoryUsage.rss() - before }))`;
  const { stdout } = await node('--input-type=module', '-e', code);
  return JSON.parse(stdout) as { readonly milliseconds: number; readonly bytes: number };
}

/** Milliseconds from the start of a process to its end. */
export async function lifeOf(...args: readonly string[]): Promise<number> {
  const start = performance.now();
  await node(...args);
  return performance.now() - start;
}

function node(...args: readonly string[]) {
  return run(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { cwd: here });
}
