import { SetupError } from './setup-error.ts';

/** A program at work. */
export interface Running {
  /** Ends it and gives back what it holds. Called once. */
  close(): Promise<void>;
  /** Rejects when the program cannot go on by itself. */
  readonly broken?: Promise<never>;
}

const closingMilliseconds = 10_000;

/**
 * Runs a program until SIGINT or SIGTERM, or until the program that started it is gone; these close it and exit with 0. What
 * keeps it from running is told in one line on stderr, with exit code 1. Files that it makes are for this account only.
 */
export async function runProgram(start: () => Promise<Running>): Promise<void> {
  process.umask(0o077);
  const stopped = askedToStop();
  try {
    const running = await Promise.race([start(), stopped]);
    // Nothing, if it was asked to stop before there was anything to close.
    if (running) await serve(running, stopped);
    process.exit();
  } catch (error) {
    console.error(explain(error));
    process.exit(1);
  }
}

/** Asked before the program says that it is ready: whoever reads that may stop it at once. */
function askedToStop(): Promise<void> {
  const { promise, resolve: stop } = Promise.withResolvers<void>();
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) process.on(event, () => stop());
  return promise;
}

async function serve(running: Running, stopped: Promise<void>): Promise<void> {
  try {
    await (running.broken ? Promise.race([stopped, running.broken]) : stopped);
  } finally {
    // Something that hangs must not keep the others from ending.
    setTimeout(() => process.exit(1), closingMilliseconds).unref();
    await running.close();
  }
}

/** Messages are written for whoever starts the program; a stack trace is not. */
function explain(error: unknown): string {
  const forPeople = error instanceof SetupError || (error instanceof Error && error.name === 'WatchwordError');
  if (forPeople) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
