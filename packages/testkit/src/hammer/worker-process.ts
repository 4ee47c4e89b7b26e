import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { hammerWorkerUrl } from '../hammer-worker-url.ts';
import type { HammerConfig } from './options.ts';
import type { Order, Reply } from './orders.ts';

type Hear = (reply: Reply) => void;

/** A process that obeys one order after another. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #gone: Promise<unknown>;
  readonly #timeoutMs: number;
  #hear: Hear = () => undefined;

  private constructor({ worker, execArgv, timeoutMs }: HammerConfig) {
    this.#timeoutMs = timeoutMs;
    this.#child = fork(hammerWorkerUrl, {
      execArgv: [...typeStripping(worker, hammerWorkerUrl), ...execArgv],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    // Its channel closes once all that it has said is read.
    this.#gone = Promise.all([once(this.#child, 'exit'), once(this.#child, 'disconnect')]);
    this.#child.on('message', (reply: Reply) => this.#hear(reply));
    // An order to a process that is gone cannot be sent; that it is gone is told by `#gone`.
    this.#child.on('error', () => undefined);
  }

  /** Starts a process and has it connect. */
  static async start(config: HammerConfig, keys: string): Promise<WorkerProcess> {
    const process = new WorkerProcess(config);
    const { worker, target, callers } = config;
    await process.ask({ what: 'start', worker: worker.href, target, keys, callers });
    return process;
  }

  /**
   * Gives an order and waits for its reply.
   *
   * @throws if the process fails or ends
   */
  async ask(order: Order): Promise<Reply> {
    const replies: Reply[] = [];
    await this.send(order, 1, (reply) => replies.push(reply));
    const [reply] = replies;
    if (reply && reply.what !== 'failed') return reply;
    throw new Error(
      reply ? `A process failed: ${reply.message}` : 'A process ended by itself. Its output may say why.',
    );
  }

  /** Gives an order, and waits until so many replies are heard or the process is gone. */
  async send(order: Order, replies: number, hear: Hear): Promise<void> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => late.reject(new Error(`A process gave no answer for ${this.#timeoutMs} ms.`)),
      this.#timeoutMs,
    );
    try {
      await Promise.race([this.#heard(order, replies, hear), this.#gone, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends it without warning, and waits until nothing more is heard of it. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#gone;
  }

  #heard(order: Order, replies: number, hear: Hear): Promise<void> {
    return new Promise((resolve) => {
      let left = replies;
      this.#hear = (reply) => {
        left -= 1;
        hear(reply);
        if (left === 0 || reply.what === 'failed') resolve();
      };
      this.#child.send(order, () => undefined);
    });
  }
}

/** Node 22.14 can strip types, but only when it is told to. */
function typeStripping(...modules: readonly URL[]): readonly string[] {
  const typed = modules.some(({ pathname }) => /\.[cm]?ts$/.test(pathname));
  return typed ? ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'] : [];
}
