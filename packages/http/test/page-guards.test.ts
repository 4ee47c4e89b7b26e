import { setImmediate } from 'node:timers/promises';
import { inspect } from 'node:util';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Browser, browserOf } from './support/browser.ts';
import { origin } from './support/origin.ts';
import { beginIn, linkIn, pictureOf, recoveryCodesOf } from './support/set-up.ts';
import type { Shown } from './support/shown.ts';
import { openSite } from './support/site.ts';

/** Every page of the set-up and of the devices; `:id` is that of a device. */
const pages = [
  '',
  '?changed',
  '?rename=:id&name=x',
  '/set-up',
  '/set-up/confirm',
  '/set-up/done',
  '/devices/:id/remove',
  '/devices/:id/rename',
  '/recovery-codes',
];
const forms = ['/set-up', '/set-up/confirm', '/devices/:id/rename', '/devices/:id/remove', '/recovery-codes'];
const everyField = { code: '123456', enrollment: ':id', name: 'mine', device_name: 'mine', ticket: 'x' };

describe('A20 to look changes nothing', () => {
  test.each(pages)('GET and HEAD of %j', async (path) => {
    const site = openSite();
    const { browser, deviceId } = await linkIn(site);
    const commits = vi.spyOn(site.storage, 'commit');
    const issued = site.sessions.issued.length;
    const address = path.replace(':id', deviceId);
    const query = address.includes('?') ? '&' : '?';
    for (const who of [browser, browserOf(site), browserOf(site, 'bob')]) {
      const shown = await who.send(`${address}${query}${new URLSearchParams(everyField).toString()}`);
      expect(shown.status).toBeLessThan(405);
      const head = await who.send(address, { method: 'HEAD' });
      expect([head.status, head.html]).toEqual([(await who.send(address)).status, '']);
    }
    expect(commits).not.toHaveBeenCalled();
    expect(site.sessions.issued).toHaveLength(issued);
  });
});

describe('another method', () => {
  test.each([
    ['', 'GET, HEAD, OPTIONS'],
    ['/set-up', 'GET, HEAD, POST, OPTIONS'],
    ['/set-up/done', 'GET, HEAD, OPTIONS'],
    ['/set-up/confirm', 'GET, HEAD, POST, OPTIONS'],
    ['/devices/x/remove', 'GET, HEAD, POST, OPTIONS'],
    ['/recovery-codes', 'GET, HEAD, POST, OPTIONS'],
  ])('of %j is told those that there are', async (path, allow) => {
    const { browser } = await linkIn(openSite());
    const options = await browser.send(path, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, allow]);
    const other = await browser.send(path, { method: 'DELETE', headers: { 'sec-fetch-site': 'same-origin' } });
    expect([other.status, other.headers.get('allow')]).toEqual([405, allow]);
    expect(options.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('A21 A45 N24 a form from elsewhere', () => {
  const sources: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['another site', { 'sec-fetch-site': 'cross-site', origin }],
    ['another origin of this site', { 'sec-fetch-site': 'same-site', origin }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['an old browser on another site', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['no known place', {}],
  ];
  test.each(sources.flatMap(([where, headers]) => forms.map((form) => [where, form, headers] as const)))(
    '%s, for %s, changes nothing',
    async (_where, path, headers) => {
      const site = openSite();
      const { browser, deviceId } = await linkIn(site);
      const before = await site.storage.load('alice');
      const sent = await browser.post(path.replace(':id', deviceId), everyField, headers);
      expect([sent.status, sent.title]).toEqual([403, 'Sent from another page · My HPC']);
      expect(await site.storage.load('alice')).toEqual(before);
      const own = await browser.post(path.replace(':id', deviceId), everyField, { origin });
      expect(own.title).not.toMatch(/^Sent from another page/);
    },
  );
});

describe('A36 A42 nobody', () => {
  test.each(forms)('sends the form %s', async (path) => {
    const site = openSite();
    const { deviceId } = await linkIn(site);
    const nobody = browserOf(site);
    nobody.session = undefined;
    site.storage.trips = 0;
    const sent = await nobody.post(path.replace(':id', deviceId), everyField);
    expect([sent.status, sent.title]).toEqual([401, 'Sign in again · My HPC']);
    expect(site.storage.trips).toBe(0);
  });
});

describe('A36 who has shown a password alone', () => {
  test.each(forms)('is asked for a code by the form %s, and it does nothing', async (path) => {
    const site = openSite();
    const { deviceId } = await linkIn(site);
    const before = await site.storage.load('alice');
    const sent = await browserOf(site).post(path.replace(':id', deviceId), { ...everyField, enrollment: 'x' });
    expect([sent.status, sent.location]).toMatchObject([303, expect.stringMatching(/^\/two-factor\/challenge\?/)]);
    expect(await site.storage.load('alice')).toEqual(before);
  });
});

type Ask = (browser: Browser, deviceId: string) => Promise<Shown>;

const costs: readonly (readonly [string, number, number, Ask])[] = [
  ['the devices', 200, 3, (browser) => browser.send('')],
  ['the first step', 200, 2, (browser) => browser.send('/set-up')],
  ['the QR code', 200, 3, (browser) => browser.post('/set-up', {})],
  ['the end of a set-up', 200, 2, (browser) => browser.send('/set-up/done')],
  ['the page before a removal', 200, 2, (browser, id) => browser.send(`/devices/${id}/remove`)],
  ['a removal', 303, 3, (browser, id) => browser.post(`/devices/${id}/remove`, {})],
  ['another name', 303, 3, (browser, id) => browser.post(`/devices/${id}/rename`, { name: 'x' })],
  ['a name that is none', 422, 3, (browser, id) => browser.post(`/devices/${id}/rename`, { name: '' })],
  ['new recovery codes', 200, 3, (browser) => browser.post('/recovery-codes', {})],
];

describe('round trips to the store', () => {
  test.each(costs)('%s: %d in %d', async (_what, status, trips, ask) => {
    const site = openSite();
    const { browser, deviceId } = await linkIn(site);
    site.storage.trips = 0;
    const shown = await ask(browser, deviceId);
    expect([shown.status, site.storage.trips]).toEqual([status, trips]);
  });

  test('the first set-up: never more than three', async () => {
    const site = openSite();
    const browser = browserOf(site);
    const trips: number[] = [];
    const count = async (ask: () => Promise<Shown>) => {
      site.storage.trips = 0;
      const shown = await ask();
      trips.push(site.storage.trips);
      return shown;
    };
    const first = await count(() => browser.open('/set-up'));
    await count(() => browser.submit(first, '/set-up'));
    const { code, confirm } = await beginIn(site, browser);
    await count(() => confirm(code(600)));
    await count(() => confirm());
    expect(trips).toEqual([2, 3, 3, 3]);
  });
});

describe('A9 while the store is down', () => {
  test.each(pages.slice(0, 7))('%j says so, with a way to try again', async (path) => {
    const site = openSite();
    const { browser, deviceId } = await linkIn(site);
    site.storage.down = true;
    const shown = await browser.send(path.replace(':id', deviceId));
    expect([shown.status, shown.title]).toEqual([503, 'We can’t check codes right now · My HPC']);
    expect(shown.html).toContain('<a class="primary"');
  });

  test('a first code is neither spent nor lost', async () => {
    const site = openSite();
    const { page, code, confirm } = await beginIn(site);
    site.storage.down = true;
    const down = await confirm();
    expect([down.status, down.title]).toEqual([
      503,
      'We can’t check codes right now · Link your authenticator app · My HPC',
    ]);
    expect(pictureOf(down)).toBe(pictureOf(page));
    site.storage.down = false;
    expect(recoveryCodesOf(await confirm(code(), down))).toHaveLength(10);
    expect(site.reported).toHaveLength(1);
  });
});

describe('A41 a body', () => {
  test.each([
    ['of 17 KiB', 413, `uri=${'x'.repeat(17 * 1024)}`, {}],
    ['of another type', 415, '{}', { 'content-type': 'application/json' }],
    ['in parts', 415, 'x', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['that is packed', 415, 'x', { 'content-encoding': 'gzip' }],
  ])('%s is refused with %d', async (_what, status, body, more) => {
    const { browser } = await beginIn(openSite());
    const shown = await browser.post('/set-up/confirm', body, { 'sec-fetch-site': 'same-origin', ...more });
    expect(shown.status).toBe(status);
    expect(shown.html).toContain('<a class="primary"');
  });

  test.each([
    '',
    'a',
    '%',
    '%ff=%ff',
    '=&=&',
    'enrollment[]=1&code[$ne]=1',
    '__proto__=1&constructor=2',
    'code=%00&enrollment=%00',
  ])('of %j does no harm', async (body) => {
    const site = openSite();
    const { browser } = await beginIn(site);
    for (const path of forms) expect((await browser.post(path.replace(':id', 'x'), body)).status).toBeLessThan(500);
    expect(site.reported).toEqual([]);
  });
});

test('U11 A18 A19 A32 the secret and the codes are on the pages that hand them over, and nowhere else', async () => {
  const written: string[] = [];
  const note = (...values: unknown[]) => void written.push(inspect(values, { depth: 20, showHidden: true }));
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation(note),
  );
  spies.push(vi.spyOn(process, 'emitWarning').mockImplementation(note) as never);
  onTestFinished(() => spies.forEach((spy) => spy.mockRestore()));
  const site = openSite();
  const { browser, manualKey, uri, code, confirm } = await beginIn(site);
  const typed = [code(600), code()] as const;
  const again = await confirm(typed[0]);
  site.storage.down = true;
  const down = await browser.open('');
  site.storage.down = false;
  const codesPage = await confirm(typed[1], again);
  const codes = recoveryCodesOf(codesPage);
  site.clock.now += 30_000;
  const shown = [
    down,
    await confirm(),
    await browser.submit(codesPage, '/set-up/done'),
    await browser.open(''),
    await browser.open('/set-up'),
    await browser.open('/set-up/confirm'),
    await browser.open('/recovery-codes'),
  ];
  await setImmediate();
  const told = [...shown.map(({ html, url, headers }) => html + url + inspect(headers)), ...written];
  told.push(inspect([site.events, site.reported], { depth: 20, showHidden: true }));
  expect(codes).toHaveLength(10);
  expect(site.reported).toHaveLength(1);
  for (const secret of [uri, encodeURIComponent(uri), manualKey, manualKey.replaceAll(' ', ''), ...typed, ...codes]) {
    expect(told.join('\n')).not.toContain(secret);
  }
});
