import { beforeAll, describe, expect, it } from 'vitest';
import { clients, clocksCanBeSet } from '../src/clients/clients.ts';
import { bytesFrom } from '../src/secrets.ts';
import { serverAt } from '../src/server.ts';
import { ask, type Shown } from '../src/shown.ts';

const second = 1_234_567_890;
const device = {
  parameters: { algorithm: 'SHA256' as const, digits: 8, period: 60 },
  secret: bytesFrom('an app that falls back', 32),
};

/** What apps make of a URI that they do not honour whole. */
const readings = [
  { app: 'takes SHA-1 for SHA-256', heard: (uri: string) => uri.replace('&algorithm=SHA256', '') },
  { app: 'takes SHA-512 for SHA-256', heard: (uri: string) => uri.replace('=SHA256', '=SHA512') },
  { app: 'shows 6 digits instead of 8', heard: (uri: string) => uri.replace('&digits=8', '') },
  { app: 'changes its code every 30 s', heard: (uri: string) => uri.replace('&period=60', '') },
  { app: 'knows only defaults', heard: (uri: string) => uri.replace(/&algorithm=.*/, '') },
  { app: 'cuts the key to 20 bytes', heard: (uri: string) => uri.replace(/(secret=\w{32})\w*/, '$1') },
  { app: 'has one letter of the key wrong', heard: (uri: string) => uri.replace(/(secret=)\w/, '$1A') },
];

describe.runIf(clocksCanBeSet).each(clients)('an app such as $name that', (client) => {
  let shown: Shown;
  let right: string;
  beforeAll(async () => {
    right = (await serverAt(second, device)).uri;
    shown = await ask(client, [second], [right, ...readings.map(({ heard }) => heard(right))]);
  });

  it.each(readings)('T2 T4 U9 $app shows another code, and is not linked', async ({ heard }) => {
    const { uri, present } = await serverAt(second, device);
    expect(heard(uri)).not.toBe(uri);
    expect(shown(second, heard(uri))).not.toBe(shown(second, uri));
    expect(await present(second, shown(second, heard(uri)))).toBe('wrong-code');
    expect(await present(second, shown(second, uri))).toBe('accepted');
  });
});
