import { beforeAll, describe, expect, it } from 'vitest';
import { clients, clocksCanBeSet } from '../src/clients/clients.ts';
import { life, takenOnce } from '../src/life.ts';
import { algorithms, secretBytes } from '../src/parameters.ts';
import { bytesFrom } from '../src/secrets.ts';
import { type Server, serverAt } from '../src/server.ts';
import { ask, type Shown } from '../src/shown.ts';

const seconds = [59, 4_294_960_000];
const lengths = Array.from({ length: 49 }, (_, index) => 16 + index);

/** One device for each algorithm, with digits and period in turn. */
const devicesOf = (bytes: number) =>
  algorithms.map((algorithm) => ({
    parameters: { algorithm, digits: 6 + (bytes % 3), period: bytes % 2 ? 30 : 60 },
    secret: bytesFrom('drawn', secretBytes[algorithm]),
    brought: bytesFrom(`${algorithm}, ${bytes} bytes`, bytes),
  }));
const begun = (bytes: number): Promise<Server[]> => Promise.all(devicesOf(bytes).map((device) => serverAt(59, device)));

describe.runIf(clocksCanBeSet).each(clients)('codes that $name shows', (client) => {
  const uris: string[] = [];
  let shown: Shown;
  beforeAll(async () => {
    for (const bytes of lengths) uris.push(...(await begun(bytes)).map(({ uri }) => uri));
    shown = await ask(client, seconds, uris);
  });

  it.each(lengths)('T2 B1 are taken, whatever the algorithm, for a secret of %i bytes', async (bytes) => {
    for (const server of await begun(bytes)) {
      expect(await life(server, seconds, shown)).toEqual(takenOnce(seconds));
    }
  });

  it('H1 had leading zeros among them, for every algorithm and length of code', () => {
    const withZeros = uris.filter((uri) => seconds.some((second) => shown(second, uri).startsWith('0')));
    expect(kindsAmong(withZeros)).toEqual(kindsAmong(uris));
    expect(kindsAmong(uris).size).toBe(9);
  });
});

/** Algorithm and digits, as far as the URIs name them. */
function kindsAmong(uris: readonly string[]): ReadonlySet<string> {
  return new Set(uris.map((uri) => uri.replace(/.*?&/, '').replace(/&period=\d+/, '')));
}
