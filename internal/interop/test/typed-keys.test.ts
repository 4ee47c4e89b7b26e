import { describe, expect, it } from 'vitest';
import { clocksCanBeSet } from '../src/clients/clients.ts';
import { keepassxcCodes } from '../src/clients/keepassxc.ts';
import { oathtoolCodes } from '../src/clients/oathtool.ts';
import { algorithms, secretBytes } from '../src/parameters.ts';
import { bytesFrom } from '../src/secrets.ts';
import { serverAt } from '../src/server.ts';

const devices = algorithms.map((algorithm) => ({
  algorithm,
  parameters: { algorithm, digits: 6, period: 30 },
  secret: bytesFrom(`typed, ${algorithm}`, secretBytes[algorithm]),
}));
const spellings = [
  { spelling: 'as it is shown', type: (key: string) => key },
  { spelling: 'in lower case', type: (key: string) => key.toLowerCase() },
  { spelling: 'without spaces', type: (key: string) => key.replaceAll(' ', '') },
];

describe.runIf(clocksCanBeSet).each(devices)('the key to type, $algorithm', (device) => {
  it.each(spellings)('B1 B4 B6 gives oathtool the right code: $spelling', async ({ type }) => {
    const { manualKey, present } = await serverAt(59, device);
    const [code = ''] = await oathtoolCodes(59, [{ ...device.parameters, secret: type(manualKey) }]);
    expect(await present(59, code)).toBe('accepted');
  });
});

// An entry without a URI is SHA-1 there.
it.runIf(clocksCanBeSet).each(spellings)('B1 B6 gives KeePassXC the right code: $spelling', async ({ type }) => {
  const { manualKey, present } = await serverAt(59, devices[0]!);
  const [shown] = await keepassxcCodes([59], [{ 'TOTP Seed': type(manualKey), 'TOTP Settings': '30;6' }]);
  expect(await present(59, shown?.codes[0] ?? '')).toBe('accepted');
});

it.runIf(clocksCanBeSet)('H2 oathtool makes no codes of 5 or 9 digits, and neither do we', async () => {
  for (const digits of [5, 9]) {
    const parameters = { algorithm: 'SHA1' as const, digits, period: 30 };
    await expect(oathtoolCodes(59, [{ ...parameters, secret: 'GEZDGNBVGY3TQOJQ' }])).rejects.toThrow(/only digits/);
    await expect(serverAt(59, { parameters, secret: bytesFrom('digits', 20) })).rejects.toMatchObject({
      code: 'misuse',
    });
  }
});
