import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const start = promisify(execFile);

/** What a program is told besides its arguments. */
export interface RunOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end. Keys go through the pipe: arguments show in the list of processes. */
export async function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const running = start(program, args, { env: { ...process.env, ...options.env }, maxBuffer: 16 * 1024 * 1024 });
  running.child.stdin?.end(options.input ?? '');
  return (await running).stdout;
}

/**
 * Runs a program whose clock stands at `second`. It stands still: a clock that ran on would reach the next step whenever
 * the program takes its time.
 */
export async function runAt(second: number, command: readonly string[], options: RunOptions = {}): Promise<string> {
  const time = new Date(second * 1000).toISOString().replace('T', ' ').slice(0, 19);
  return run('faketime', ['-f', time, ...command], { ...options, env: { TZ: 'UTC', ...options.env } });
}
