import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** A program of this example, running. */
export interface Program {
  readonly pid: number;
  /** Waits for the next line with this in it. */
  lineWith(text: string): Promise<string>;
  type(line: string): void;
  /** Sends a signal and waits for the end. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Starts one as the README does, with an environment of its own. */
export function startProgram(script: string, env: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, [script], {
    cwd: `${import.meta.dirname}/..`,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = once(child, 'close') as Promise<[number | null]>;
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid!,
    lineWith: async (text) => {
      for (;;) {
        const { value, done } = await lines.next();
        if (done) await ended;
        if (done) throw new Error(`${script} ended before it printed "${text}". ${errors}`);
        if (value.includes(text)) return value;
      }
    },
    type: (line) => void child.stdin.write(`${line}\n`),
    end: async (signal) => {
      child.kill(signal);
      const [exitCode] = await ended;
      return exitCode;
    },
  };
}
