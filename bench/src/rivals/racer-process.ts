import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Order, Reply } from './orders.ts';

/** A process with a connection of its own that obeys one order after another. */
export class RacerProcess {
  readonly #child: ChildProcess;

  constructor(path: string) {
    const execArgv = ['--disable-warning=ExperimentalWarning'];
    this.#child = fork(new URL('racer.ts', import.meta.url), [path], { execArgv });
  }

  /** @throws if it fails or ends */
  async ask(order: Order): Promise<string> {
    const answered = new AbortController();
    const { signal } = answered;
    try {
      const heard = once(this.#child, 'message', { signal });
      const gone = once(this.#child, 'exit', { signal }).then(() => undefined);
      this.#child.send(order);
      const reply = (await Promise.race([heard, gone]))?.[0] as Reply | undefined;
      if (reply && 'said' in reply) return reply.said;
      throw new Error(reply?.failed ?? 'A racer ended by itself. Its output may say why.');
    } finally {
      answered.abort();
    }
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill();
    await exited;
  }
}
