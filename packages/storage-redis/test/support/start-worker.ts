import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import type { Answer, Order } from './orders.ts';

/** A process that obeys one order after another. */
export interface Worker {
  readonly process: ChildProcess;
  /** Rejects if it fails. */
  readonly order: (order: Order) => Promise<readonly boolean[]>;
}

/** Starts worker processes, which are gone when the test is. */
export function startWorkers(count: number): readonly Worker[] {
  return Array.from({ length: count }, startWorker);
}

/** Gives every worker the same order at the same time. */
export async function orderAll(workers: readonly Worker[], order: Order): Promise<void> {
  await Promise.all(workers.map((worker) => worker.order(order)));
}

function startWorker(): Worker {
  // Node 22.14 can strip types, but only when it is told to.
  const execArgv = ['--experimental-strip-types', '--no-warnings'];
  const child = fork(new URL('worker.ts', import.meta.url), { execArgv, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    process: child,
    async order(order) {
      child.send(order);
      const [answer] = (await once(child, 'message')) as [Answer];
      if (answer.ok) return answer.done;
      throw new Error(`A worker failed: ${answer.message}`);
    },
  };
}
