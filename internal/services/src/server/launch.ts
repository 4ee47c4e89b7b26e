import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { PrivateFolder } from './private-folder.ts';

const patience = 60_000;
const keptLog = 20_000;

/** A process that said it was ready. */
export interface Running {
  readonly pid: number;
  readonly log: () => string;
  /** Sends the signal and waits until the process, and every process it forked, is gone. */
  readonly end: (signal: NodeJS.Signals) => Promise<void>;
}

/** Says why a server did not start, with the end of what it printed. */
export class StartError extends Error {
  readonly portTaken: boolean;

  constructor(what: string, log: string) {
    super(`${what} The end of its log:\n${log.trimEnd().split('\n').slice(-20).join('\n')}`);
    this.name = 'StartError';
    this.portTaken = /address already in use/i.test(log);
  }
}

/** Starts a server and waits for the line that says it is ready. */
export async function launch(folder: PrivateFolder, { name, command, args, ready }: Launch): Promise<Running> {
  const child = folder.run(command, args);
  const log = logOf(child);
  // Forked processes hold the output too: `close` comes when the last of them is gone.
  const closed = once(child, 'close');
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  try {
    await Promise.race([
      log.shows(ready),
      closed.then(() => {
        throw notStarted(name, child, log.text());
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
  return {
    pid: child.pid ?? 0,
    log: log.text,
    async end(signal) {
      child.kill(signal);
      await closed;
    },
  };
}

/** What to start, and the line by which it says that it is ready. */
export interface Launch {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly ready: RegExp;
}

/** Runs a program of the folder to its end. @throws `StartError` unless it ends well */
export async function runToEnd(folder: PrivateFolder, command: string, args: readonly string[]): Promise<void> {
  const child = folder.run(command, args);
  const log = logOf(child);
  await once(child, 'close');
  if (child.exitCode !== 0) throw notStarted(command, child, log.text());
}

function notStarted(name: string, { exitCode, signalCode }: ChildProcess, log: string): StartError {
  return new StartError(`${name} did not start (it ended with ${signalCode ?? `exit code ${exitCode}`}).`, log);
}

function logOf(child: ChildProcess) {
  let text = '';
  let heard: (() => void) | undefined;
  const listen = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-keptLog);
    heard?.();
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  return {
    text: () => text,
    shows: (line: RegExp) =>
      new Promise<void>((resolve) => {
        heard = () => {
          if (line.test(text)) resolve();
        };
      }),
  };
}
