import { beforeAll, describe, expect, it } from 'vitest';
import { clocksCanBeSet } from '../src/clients/clients.ts';
import { keepassxc } from '../src/clients/keepassxc.ts';
import { type PythonReadings, readByPython } from '../src/clients/pyotp.ts';
import { devicesForAll, devicesForMost, type NamedDevice } from '../src/named-devices.ts';
import { readUri } from '../src/read-uri.ts';
import { base32 } from '../src/secrets.ts';
import { serverAt } from '../src/server.ts';
import { ask } from '../src/shown.ts';

const uriOf = async (device: NamedDevice) => (await serverAt(59, device)).uri;
const urisOf = (devices: readonly NamedDevice[]) => Promise.all(devices.map(uriOf));
const meant = ({ issuer, account, parameters, secret }: NamedDevice) => ({
  issuer,
  account,
  ...parameters,
  secret: Buffer.from(secret).toString('hex'),
});

describe.runIf(clocksCanBeSet)('a URI', () => {
  let read: ReadonlyMap<string, PythonReadings>;
  beforeAll(async () => {
    read = await readByPython(await urisOf(devicesForMost));
  });

  it.each(devicesForAll)('U1 U3 U5 U9 B1 is read back by pyotp: $title', async (device) => {
    expect(read.get(await uriOf(device))?.pyotp).toEqual(meant(device));
  });

  it.each(devicesForMost)("U1 U3 U4 U5 U9 B1 is read back by Python's urllib and base64: $title", async (device) => {
    expect(read.get(await uriOf(device))?.urllib).toEqual(meant(device));
  });

  it('U1 B1 gives KeePassXC the right code, whatever is in the names', async () => {
    const servers = await Promise.all(devicesForMost.map((device) => serverAt(59, device)));
    const uris = servers.map(({ uri }) => uri);
    const shown = await ask(keepassxc, [59], uris);
    const answers = await Promise.all(servers.map(({ present, uri }) => present(59, shown(59, uri))));
    expect(answers).toEqual(devicesForMost.map(() => 'accepted'));
  });

  it('U3 U5 with "+" for a space, or another issuer than in its label, is refused by both readers', async () => {
    const [uri = ''] = await urisOf(devicesForAll.filter(({ title }) => title === 'issuer My Co'));
    const wrong = [uri.replaceAll('%20', '+'), uri.replace('issuer=My', 'issuer=Your')];
    const refused = { error: expect.any(String) };
    expect([...(await readByPython(wrong)).values()]).toEqual(wrong.map(() => ({ pyotp: refused, urllib: refused })));
  });
});

describe('a URI by itself', () => {
  it.each(devicesForMost)('U1 U2 U4 U5 U9 B1 B4 is read back strictly: $title', async (device) => {
    expect(readUri(await uriOf(device))).toEqual({ ...meant(device), secret: base32(device.secret) });
  });

  it.each(devicesForMost)('U1 U3 is read back by the URL of the web: $title', async (device) => {
    const { searchParams, pathname, host } = new URL(await uriOf(device));
    const [issuer, account] = pathname.slice(1).split(':').map(decodeURIComponent);
    expect([host, searchParams.get('secret'), searchParams.get('issuer'), issuer, account]).toEqual([
      'totp',
      base32(device.secret),
      device.issuer,
      device.issuer,
      device.account,
    ]);
  });

  it('U2 holds the secret once, first, in upper case, without padding, before the issuer', async () => {
    for (const uri of await urisOf(devicesForMost)) expect(uri).toMatch(/^[^?]+\?secret=[A-Z2-7]{32,103}&issuer=/);
  });
});
