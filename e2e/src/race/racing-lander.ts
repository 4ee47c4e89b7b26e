import { type Centre, openCentre, type Running, runProgram } from '@watchword-examples/centre';
import { startLander } from '@watchword-examples/lander';
import { cheapPasswords } from '../cheap-passwords.ts';
import type { Order, Report } from './messages.ts';

let now = 0;
let start = Promise.withResolvers<void>();

process.on('message', (order: Order) => {
  if (order.type === 'start') {
    start.resolve();
  } else {
    now = order.now;
    report({ type: 'clock-set' });
  }
});

function report(message: Report): void {
  process.send?.(message);
}

/**
 * Without this line the two processes verify some milliseconds apart. A store that compares nothing then let two in once in 40
 * rounds; with it, 37 times.
 */
function withStartingLine({ watchword, ...centre }: Centre): Centre {
  const verify: typeof watchword.verify = async (input) => {
    start = Promise.withResolvers();
    report({ type: 'at-the-line' });
    await start.promise;
    return watchword.verify(input);
  };
  return { ...centre, watchword: { ...watchword, verify } };
}

/** The example's lander in a process of its own, by a clock that the test moves, and with a starting line. */
await runProgram(async (): Promise<Running> => {
  const [dataFolder = ''] = process.argv.slice(2);
  const keys = process.env['WATCHWORD_KEYS'];
  const centre = await openCentre({ dataFolder, keys, clock: () => now, passwordCost: cheapPasswords });
  const lander = await startLander({
    centre: withStartingLine(centre),
    dataFolder,
    port: 0,
    portalOrigin: 'http://127.0.0.1',
    // Two seconds of padding for each refusal would only make the race slow.
    refusalDue: () => Promise.resolve(),
    log: () => undefined,
  });
  report({ type: 'listening', port: lander.port });
  return {
    async close() {
      await lander.close();
      await centre.close();
    },
  };
});
