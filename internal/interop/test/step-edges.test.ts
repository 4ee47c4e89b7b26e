import { beforeAll, describe, expect, it } from 'vitest';
import { clients, clocksCanBeSet } from '../src/clients/clients.ts';
import { bytesFrom } from '../src/secrets.ts';
import { serverAt } from '../src/server.ts';
import { ask, type Shown } from '../src/shown.ts';

/** The last and the first second of steps. */
const seconds = [29, 30, 59, 60, 2_147_483_639, 2_147_483_640];
const devices = [30, 60].map((period) => ({
  period,
  parameters: { algorithm: 'SHA1' as const, digits: 8, period },
  secret: bytesFrom(`${period} s`, 20),
}));

describe.runIf(clocksCanBeSet).each(clients)('the step of $name', (client) => {
  let shown: Shown;
  beforeAll(async () => {
    const servers = await Promise.all(devices.map((device) => serverAt(29, device)));
    shown = await ask(
      client,
      seconds,
      servers.map(({ uri }) => uri),
    );
  });

  it.each(devices)('T1 begins and ends in the same second as ours: $period s', async (device) => {
    const answers = seconds.map(async (typed) =>
      Promise.all(
        seconds.map(async (second) => {
          const server = await serverAt(typed, device);
          return (await server.present(typed, shown(second, server.uri))) === 'accepted';
        }),
      ),
    );
    const step = (second: number) => Math.floor(second / device.period);
    expect(await Promise.all(answers)).toEqual(
      seconds.map((typed) => seconds.map((second) => step(typed) === step(second))),
    );
  });
});
