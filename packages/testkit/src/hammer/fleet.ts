import type { HammerConfig } from './options.ts';
import type { Reply } from './orders.ts';
import type { Moment, PlannedCall } from './plan.ts';
import type { Answer, RecordedCall } from './recorded.ts';
import { WorkerProcess } from './worker-process.ts';

/** Which process is killed in a round, and after how many answers of all. */
export interface Kill {
  readonly process: number;
  readonly after: number;
}

type ReplyOf<What> = Extract<Reply, { readonly what: What }>;

/** All processes that race. */
export class Fleet {
  readonly #config: HammerConfig;
  readonly #keys: string;
  readonly #processes: WorkerProcess[] = [];

  private constructor(config: HammerConfig, keys: string) {
    this.#config = config;
    this.#keys = keys;
  }

  /** @throws if a process cannot connect; none is left then */
  static async start(config: HammerConfig, keys: string): Promise<Fleet> {
    const fleet = new Fleet(config, keys);
    const starting = Array.from({ length: config.processes }, (_, place) => fleet.#replace(place));
    const failed = (await Promise.allSettled(starting)).find(({ status }) => status === 'rejected');
    if (!failed) return fleet;
    await fleet.end();
    throw (failed as PromiseRejectedResult).reason;
  }

  /** Links an authenticator app to a new user. */
  async enroll(userId: string, now: number): Promise<ReplyOf<'enrolled'>> {
    return (await this.#at(0).ask({ what: 'enroll', userId, now })) as ReplyOf<'enrolled'>;
  }

  /** Has every process make its calls, all at once, and waits for the answers of those that live. */
  async verify(
    userId: string,
    { clocks }: Moment,
    planned: readonly PlannedCall[],
    kill?: Kill,
  ): Promise<readonly RecordedCall[]> {
    const answers = new Map<string, Answer>();
    let killing: Promise<void> | undefined;
    const killIfDue = () => {
      if (kill && answers.size >= kill.after) killing ??= this.#at(kill.process).kill();
    };
    const sending = this.#processes.map(async (process, place) => {
      const calls = planned.filter((call) => call.process === place);
      if (calls.length === 0) return;
      await process.send({ what: 'verify', userId, now: clocks[place] ?? 0, calls }, calls.length, (reply) => {
        if (reply.what === 'answered') answers.set(reply.id, reply.answer);
        killIfDue();
      });
      if (place !== kill?.process) assertAnswered(calls, answers);
    });
    killIfDue();
    await Promise.all(sending);
    if (kill) await (killing ?? this.#at(kill.process).kill());
    if (kill) await this.#replace(kill.process);
    return planned.map((call) => recorded(call, answers.get(call.id) ?? { kind: 'unknown' }));
  }

  /** Reads what the store kept of users, in a process that was not there before. */
  async histories(userIds: readonly string[]): Promise<readonly ReplyOf<'history'>['events'][]> {
    const reader = await WorkerProcess.start(this.#config, this.#keys);
    const histories: ReplyOf<'history'>['events'][] = [];
    try {
      for (const userId of userIds) {
        const { events } = (await reader.ask({ what: 'history', userId })) as ReplyOf<'history'>;
        histories.push(events);
      }
      return histories;
    } finally {
      await end(reader);
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#processes.filter(Boolean).map(end));
  }

  async #replace(place: number): Promise<void> {
    this.#processes[place] = await WorkerProcess.start(this.#config, this.#keys);
  }

  #at(place: number): WorkerProcess {
    return this.#processes[place] as WorkerProcess;
  }
}

/** Lets it close its connection first, if it can still. */
async function end(process: WorkerProcess): Promise<void> {
  await process.ask({ what: 'stop' }).catch(() => undefined);
  await process.kill();
}

/** Only a process that was killed may leave calls open. */
function assertAnswered(calls: readonly PlannedCall[], answers: ReadonlyMap<string, Answer>): void {
  if (calls.every(({ id }) => answers.has(id))) return;
  throw new Error('A process failed or ended by itself in the middle of a round. Its output may say why.');
}

function recorded({ id, round, process, presented }: PlannedCall, answer: Answer): RecordedCall {
  return { id, round, process, presented, answer };
}
