import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program and everything that it starts, ended together. */
export interface ProcessGroup {
  readonly child: ChildProcess;
  /** Resolves once the program has ended: its exit code, or `null` if a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Ends what is still there. Safe to call again. */
  kill(): void;
}

const alive = new Set<ProcessGroup>();

// Also when a test fails, times out or throws in a hook, nothing stays behind.
process.once('exit', () => {
  for (const group of alive) group.kill();
});

/** Starts a program in a process group of its own, which also leaves it without a terminal to ask on. */
export function startGroup(command: string, args: readonly string[], options: SpawnOptions): ProcessGroup {
  const child = spawn(command, args, { ...options, detached: true });
  const kill = (): void => {
    alive.delete(group);
    killGroup(child.pid);
  };
  const exited = exitOf(child).finally(kill);
  const group: ProcessGroup = { child, exited, kill };
  alive.add(group);
  return group;
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Nobody of the group is left.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
