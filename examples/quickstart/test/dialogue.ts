import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A conversation with a program: what it prints, and what is typed into it. */
export interface Dialogue {
  /** Waits until the program has printed this, and returns what it printed up to there and was not yet read. */
  readonly until: (text: string) => Promise<string>;
  readonly type: (line: string) => void;
  /** Ends the input, as Ctrl-D does, and waits for the program to end. */
  readonly end: () => Promise<{ readonly exitCode: number | null; readonly rest: string; readonly errors: string }>;
}

/** Starts the quickstart as its README does, with an environment of its own. */
export function startQuickstart(): Dialogue {
  const program = spawn(process.execPath, ['src/main.ts'], { cwd: `${import.meta.dirname}/..`, env: {} });
  const ended = once(program, 'close') as Promise<[number | null]>;
  let [unread, errors] = ['', ''];
  program.stdout.setEncoding('utf8').on('data', (text: string) => (unread += text));
  program.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));

  const read = (length: number) => {
    const text = unread.slice(0, length);
    unread = unread.slice(length);
    return text;
  };
  return {
    until: async (text) => {
      while (!unread.includes(text)) await Promise.race([once(program.stdout, 'data'), rejectWhen(ended, text)]);
      return read(unread.indexOf(text) + text.length);
    },
    type: (line) => program.stdin.write(`${line}\n`),
    end: async () => {
      program.stdin.end();
      const [exitCode] = await ended;
      return { exitCode, rest: read(unread.length), errors };
    },
  };
}

async function rejectWhen(ended: Promise<[number | null]>, text: string): Promise<never> {
  const [exitCode] = await ended;
  throw new Error(`The program ended (${exitCode}) before it printed ${JSON.stringify(text)}.`);
}
