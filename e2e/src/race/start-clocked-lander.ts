import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startGroup } from '../process/process-group.ts';
import type { ClockMessage, LanderMessage } from './clocked-lander.ts';

/** A lander in another process. */
export interface ClockedLander {
  readonly port: number;
  /** Resolves once the lander goes by this time. */
  setClock(now: number): Promise<void>;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('clocked-lander.ts', import.meta.url));

export async function startClockedLander(dataFolder: string, keys: string): Promise<ClockedLander> {
  const group = startGroup(process.execPath, [program, dataFolder], {
    env: { ...process.env, WATCHWORD_KEYS: keys },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { child, exited } = group;
  const failed = exited.then((code): never => {
    throw new Error(`The lander ended with ${code}.`);
  });
  failed.catch(() => undefined);
  const answer = async (): Promise<LanderMessage> => {
    const [message] = (await Promise.race([once(child, 'message'), failed])) as [LanderMessage];
    return message;
  };
  const started = await answer();
  if (!('port' in started)) throw new Error('The lander did not tell its port.');
  return {
    port: started.port,
    async setClock(now) {
      const moved = answer();
      child.send({ now } satisfies ClockMessage);
      await moved;
    },
    async stop() {
      group.kill();
      await exited;
    },
  };
}
