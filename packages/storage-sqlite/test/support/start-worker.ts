import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import type { Answer, Order } from './orders.ts';

/** A process that obeys one order after another. */
export interface Worker {
  readonly process: ChildProcess;
  readonly order: (order: Order) => Promise<Answer>;
}

/** Starts a worker process, which is gone when the test is. */
export function startWorker(): Worker {
  // Node 22.14 can strip types, but only when it is told to.
  const execArgv = ['--experimental-strip-types', '--no-warnings'];
  const child = fork(new URL('worker.ts', import.meta.url), { execArgv, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    process: child,
    async order(order) {
      child.send(order);
      const [answer] = (await once(child, 'message')) as [Answer];
      return answer;
    },
  };
}

/** Starts several workers on one file. */
export async function startWorkers(count: number, path: string): Promise<readonly Worker[]> {
  const workers = Array.from({ length: count }, () => startWorker());
  await orderAll(workers, { what: 'open', path });
  return workers;
}

/** Gives every worker the same order at the same time. An order that fails, fails the test. */
export async function orderAll(workers: readonly Worker[], order: Order): Promise<readonly boolean[]> {
  const answers = await Promise.all(workers.map((worker) => worker.order(order)));
  return answers.flatMap((answer) => {
    if (answer.ok) return answer.done;
    throw new Error(`A worker failed: ${answer.message}`);
  });
}
