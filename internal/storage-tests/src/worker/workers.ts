import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import type { Answer, Order } from './orders.ts';

/** A process that obeys one order after another. */
export interface Worker {
  readonly process: ChildProcess;
  readonly answer: (order: Order) => Promise<Answer>;
  /** The same, and rejects if it fails. */
  readonly order: (order: Order) => Promise<readonly boolean[]>;
}

/**
 * Starts worker processes, which are gone when the test is.
 *
 * @param program a module that calls {@link obeyOrders}
 */
export function startWorkers(program: URL, count: number): readonly Worker[] {
  return Array.from({ length: count }, () => startWorker(program));
}

/** Gives every worker the same order at the same time. */
export async function orderAll(workers: readonly Worker[], order: Order): Promise<void> {
  await Promise.all(workers.map((worker) => worker.order(order)));
}

/** Starts one worker process, which is gone when the test is. */
export function startWorker(program: URL): Worker {
  // Node 22.14 can strip types, but only when it is told to.
  const execArgv = ['--experimental-strip-types', '--no-warnings'];
  const child = fork(program, { execArgv, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const answer = async (order: Order) => {
    child.send(order);
    const [answer] = (await once(child, 'message')) as [Answer];
    return answer;
  };
  return { process: child, answer, order: async (order) => doneOf(await answer(order)) };
}

function doneOf(answer: Answer): readonly boolean[] {
  if (answer.ok) return answer.done;
  throw new Error(`A worker failed: ${answer.message}`);
}
