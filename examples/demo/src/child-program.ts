import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { type Environment, SetupError } from '@watchword-examples/centre';

/** A program to run beside this one. */
export interface ChildProgramOptions {
  /** What it calls itself; `<name> listening on …` is how it says that it is ready. */
  readonly name: string;
  readonly script: string;
  readonly environment: Environment;
  /** Takes what it prints once it is ready. */
  readonly print: (line: string) => void;
}

/** A program that runs beside this one, and ends with it whatever happens. */
export interface ChildProgram {
  /** Resolves when it answers, and rejects if it ends before that. It has then said why on stderr. */
  readonly ready: Promise<void>;
  /** Rejects when it ends without having been stopped. */
  readonly broken: Promise<never>;
  stop(): Promise<void>;
}

const stopMilliseconds = 5000;

export function startChildProgram({ name, script, environment, print }: ChildProgramOptions): ChildProgram {
  // The ipc channel carries nothing: when this process dies, however it dies, the child sees it close and ends.
  const child = spawn(process.execPath, [...process.execArgv, script], {
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  }) as ChildProcess & { readonly stdout: Readable };
  const ready = Promise.race([
    untilItListens(child.stdout, name, print),
    afterItsEnd(child, `The ${name} did not start.`),
  ]);
  const broken = afterItsEnd(child, `The ${name} stopped by itself, so everything was stopped.`);
  // Whoever still cares is told by these; nobody having asked yet is no error of its own.
  for (const promise of [ready, broken]) promise.catch(() => undefined);
  return { ready, broken, stop: () => stopChild(child) };
}

/** Goes on to print what comes later. */
function untilItListens(output: Readable, name: string, print: (line: string) => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let listens = false;
  createInterface({ input: output }).on('line', (line) => {
    if (listens) print(`${name}: ${line}`);
    if (!line.startsWith(`${name} listening on `)) return;
    listens = true;
    resolve();
  });
  return promise;
}

async function afterItsEnd(child: ChildProcess, message: string): Promise<never> {
  await once(child, 'exit');
  throw new SetupError(message);
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([exited, delay(stopMilliseconds, undefined, { ref: false })]);
  child.kill('SIGKILL');
}
