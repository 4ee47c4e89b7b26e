import { openCentre, type Running, runProgram } from '@watchword-examples/centre';
import { startLander } from '@watchword-examples/lander';
import { cheapPasswords } from './cheap-passwords.ts';

/** What the test tells this program. */
export interface ClockMessage {
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** What this program answers: its port once, and each time that it has been told. */
export type LanderMessage = { readonly port: number } | ClockMessage;

let now = 0;

process.on('message', (message: ClockMessage) => {
  now = message.now;
  tell({ now });
});

function tell(message: LanderMessage): void {
  process.send?.(message);
}

/** The example's lander in a process of its own, by a clock that the test moves. */
await runProgram(async (): Promise<Running> => {
  const [dataFolder = ''] = process.argv.slice(2);
  const keys = process.env['WATCHWORD_KEYS'];
  const centre = await openCentre({ dataFolder, keys, clock: () => now, passwordCost: cheapPasswords });
  const lander = await startLander({
    centre,
    dataFolder,
    port: 0,
    portalOrigin: 'http://127.0.0.1',
    // Two seconds of padding for each refusal would only make the race slow.
    refusalDue: () => Promise.resolve(),
    log: () => undefined,
  });
  tell({ port: lander.port });
  return {
    async close() {
      await lander.close();
      await centre.close();
    },
  };
});
