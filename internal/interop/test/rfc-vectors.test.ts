import { beforeAll, describe, expect, it } from 'vitest';
import { clients, clocksCanBeSet } from '../src/clients/clients.ts';
import { life, takenOnce } from '../src/life.ts';
import { algorithms, secretBytes } from '../src/parameters.ts';
import { serverAt } from '../src/server.ts';
import { ask, type Shown, tellable } from '../src/shown.ts';

/** RFC 6238 Appendix B: 8 digits, 30 s. */
const appendixB = {
  SHA1: ['94287082', '07081804', '14050471', '89005924', '69279037', '65353130'],
  SHA256: ['46119246', '68084774', '67062674', '91819424', '90698825', '77737706'],
  SHA512: ['90693936', '25091201', '99943326', '93441116', '38618901', '47863826'],
} as const;
const seconds = [59, 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000, 20_000_000_000];

/** Its seeds are as long as the hash (erratum 2866): the ten digits, again and again. */
const devices = algorithms.map((algorithm) => ({
  algorithm,
  parameters: { algorithm, digits: 8, period: 30 },
  secret: Buffer.from('1234567890'.repeat(7).slice(0, secretBytes[algorithm])),
}));

describe.runIf(clocksCanBeSet).each(clients)('the codes of RFC 6238 by $name', (client) => {
  const told = tellable(client, seconds);
  let shown: Shown;
  beforeAll(async () => {
    const servers = await Promise.all(devices.map((device) => serverAt(59, device)));
    shown = await ask(
      client,
      seconds,
      servers.map(({ uri }) => uri),
    );
  });

  it.each(devices)('H1 T1 T2 T3 are shown and taken: $algorithm', async (device) => {
    const server = await serverAt(59, device);
    expect(told.map((second) => shown(second, server.uri))).toEqual(appendixB[device.algorithm].slice(0, told.length));
    expect(await life(server, told, shown)).toEqual(takenOnce(told));
  });
});
