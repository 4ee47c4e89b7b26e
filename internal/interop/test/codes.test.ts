import { beforeAll, describe, expect, it } from 'vitest';
import { clients, clocksCanBeSet } from '../src/clients/clients.ts';
import { life, takenOnce } from '../src/life.ts';
import { allParameters, nameOf, secretBytes } from '../src/parameters.ts';
import { bytesFrom } from '../src/secrets.ts';
import { serverAt } from '../src/server.ts';
import { ask, type Shown, tellable } from '../src/shown.ts';

/** On both sides of 2^31 seconds (2038) and of 2^32 (2106). */
const seconds = [59, 1_111_111_109, 1_234_567_890, 2_000_000_000, 2_147_483_700, 4_294_960_000, 4_294_967_400, 2e10];

const devices = allParameters.map((parameters) => ({
  title: nameOf(parameters),
  parameters,
  secret: bytesFrom(nameOf(parameters), secretBytes[parameters.algorithm]),
}));
const begun = (device: (typeof devices)[number]) => serverAt(59, device);

describe.runIf(clocksCanBeSet).each(clients)('codes that $name shows', (client) => {
  let shown: Shown;
  beforeAll(async () => {
    const servers = await Promise.all(devices.map(begun));
    shown = await ask(
      client,
      seconds,
      servers.map(({ uri }) => uri),
    );
  });

  it.each(devices)(
    'H1 H2 T2 T3 T4 T7 U9 link the device and sign in, once each, from 1970 on: $title',
    async (device) => {
      const told = tellable(client, seconds);
      expect(told.length).toBeGreaterThanOrEqual(6);
      expect(await life(await begun(device), told, shown)).toEqual(takenOnce(told));
    },
  );
});
