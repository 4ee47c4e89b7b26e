import { on } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type ProcessGroup, startGroup } from '../process/process-group.ts';
import type { Order, Report } from './messages.ts';

/** A lander in another process. */
export interface RacingLander {
  readonly port: number;
  /** Resolves once the lander goes by this time. */
  setClock(now: number): Promise<void>;
  /** Resolves when the next sign-in has come to the point where its code is verified; there it waits. */
  atTheLine(): Promise<void>;
  /** Lets it go on. */
  start(): void;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('racing-lander.ts', import.meta.url));

export async function startRacingLander(dataFolder: string, keys: string): Promise<RacingLander> {
  const group = startGroup(process.execPath, [program, dataFolder], {
    env: { ...process.env, WATCHWORD_KEYS: keys },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { port } = await next(group, 'listening');
  const tell = (order: Order): void => void group.child.send(order);
  return {
    port,
    async setClock(now) {
      const set = next(group, 'clock-set');
      tell({ type: 'clock', now });
      await set;
    },
    atTheLine: () => next(group, 'at-the-line').then(() => undefined),
    start: () => tell({ type: 'start' }),
    async stop() {
      group.kill();
      await group.exited;
    },
  };
}

type ReportOf<Type> = Extract<Report, { readonly type: Type }>;

/** The next report of a kind. Rejects if the program ends without one. */
async function next<Type extends Report['type']>({ child }: ProcessGroup, type: Type): Promise<ReportOf<Type>> {
  for await (const [report] of on(child, 'message', { close: ['close'] }) as AsyncIterable<[Report]>) {
    if (report.type === type) return report as ReportOf<Type>;
  }
  throw new Error(`The lander ended before "${type}".`);
}
