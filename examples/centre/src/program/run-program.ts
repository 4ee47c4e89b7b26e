import { SetupError } from './setup-error.ts';

/** A program at work. */
export interface Running {
  /** Ends it and gives back what it holds. */
  close(): Promise<void>;
}

/**
 * Runs a program until SIGINT or SIGTERM, which close it and exit with 0. What keeps it from starting is told in one line
 * on stderr, with exit code 1. Files that it makes are for this account only.
 */
export async function runProgram(start: () => Promise<Running>): Promise<void> {
  process.umask(0o077);
  try {
    const running = await start();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(() => running.close()));
  } catch (error) {
    fail(error);
  }
}

async function end(close: () => Promise<void>): Promise<void> {
  try {
    await close();
    process.exit();
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): void {
  console.error(explain(error));
  process.exit(1);
}

/** Messages are written for whoever starts the program; a stack trace is not. */
export function explain(error: unknown): string {
  if (error instanceof SetupError) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
