import { text } from 'node:stream/consumers';
import { startGroup } from './process-group.ts';

/** What a program left behind. */
export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to run it. */
export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Default: nothing. */
  readonly input?: string | Uint8Array;
  /** The program is killed then; default 30 s. */
  readonly mostMilliseconds?: number;
}

/** Runs a program to its end. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const { env = process.env, input = '', mostMilliseconds = 30_000 } = options;
  const group = startGroup(command, args, { env, stdio: 'pipe' });
  const limit = setTimeout(() => group.kill(), mostMilliseconds);
  const { stdin, stdout, stderr } = group.child;
  if (!stdin || !stdout || !stderr) throw new Error(`${command} could not be started.`);
  stdin.on('error', () => undefined).end(input);
  try {
    const [exitCode, output, errors] = await Promise.all([group.exited, text(stdout), text(stderr)]);
    return { exitCode, stdout: output, stderr: errors };
  } finally {
    clearTimeout(limit);
    group.kill();
  }
}

/** As {@link run}, for programs that have to succeed. The error names the program and what it wrote, never its input. */
export async function runOrThrow(command: string, args: readonly string[], options?: RunOptions): Promise<string> {
  const { exitCode, stdout, stderr } = await run(command, args, options);
  if (exitCode !== 0) throw new Error(`${command} ended with ${exitCode}: ${stderr.trim()}`);
  return stdout;
}
