import { describe, expect, test } from 'vitest';
import { createHandler } from '../src/index.ts';
import { browserOf } from './support/browser.ts';
import { origin } from './support/origin.ts';
import { beginIn, linkIn } from './support/set-up.ts';
import { attributeOf } from './support/shown.ts';
import { openSite } from './support/site.ts';

const hostile = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '&lt;b&gt; &amp;',
  'שם של מכשיר',
  'x'.repeat(128),
  '\u200F)(',
];

describe('the devices', () => {
  test('N15 are listed with their times, recovery codes and what happened', async () => {
    const site = openSite();
    const { browser, code } = await linkIn(site);
    await site.watchword.verify({ userId: 'alice', code: code(), context: { channel: 'ssh', ip: '192.0.2.7' } });
    site.clock.now += 180_000;
    const page = await browser.open('');
    expect(page.title).toBe('Two-factor authentication · My HPC');
    expect(page.text).toContain('Authenticator app Added 4 minutes ago Last used 3 minutes ago');
    expect(page.text).toContain('10 codes are left.');
    expect(page.text).toContain('Code of \u2068Authenticator app\u2069 accepted 3 minutes ago · over SSH · 192.0.2.7');
    expect(page.text).toContain('10 new recovery codes made 4 minutes ago · on the web');
  });

  test.each([
    [47, 'Added 1 day ago'],
    [49, 'Added 2 days ago'],
  ])('N15 tell an age of %i hours in whole days, whenever midnight was', async (hours, words) => {
    const site = openSite({ policy: { proofSeconds: 30 * 86_400 } });
    const { browser } = await linkIn(site);
    site.clock.now += hours * 3_600_000;
    expect((await browser.open('')).text).toContain(words);
  });

  test('A36 are not for who has shown a password alone', async () => {
    const site = openSite();
    await linkIn(site);
    const stranger = browserOf(site);
    const sent = await stranger.send('');
    expect([sent.status, sent.location]).toEqual([303, expect.stringMatching(/^\/two-factor\/challenge\?/)]);
    expect(sent.html).toBe('');
  });

  test('A36 who has none is told so, without what happened before', async () => {
    const site = openSite();
    await beginIn(site);
    const page = await browserOf(site).open('');
    expect(page.text).toContain('No device is linked.');
    expect(page.text).not.toContain('Recent activity');
    expect(attributeOf(page, /<a class="primary"[^>]*>/, 'href')).toMatch(/^\/two-factor\/set-up\?/);
  });

  test('nobody is sent to the sign-in of the application, and comes back', async () => {
    const site = openSite({ handler: { pages: { signIn: '/sign-in' } } });
    const browser = browserOf(site);
    browser.session = undefined;
    for (const path of ['', '/set-up', '/devices/x/remove']) {
      const sent = await browser.send(path);
      const address = `https://my.my-hpc.example/two-factor${path}`;
      expect(sent.location).toBe(`/sign-in?${new URLSearchParams({ return_to: address }).toString()}`);
    }
  });

  test('dozens of wrong codes from one place are one line, and hide nothing', async () => {
    const site = openSite();
    const { browser, code } = await linkIn(site);
    for (let times = 0; times < 4; times += 1) {
      await site.watchword.verify({ userId: 'alice', code: code(900 + times * 30), context: { ip: '192.0.2.66' } });
    }
    await site.watchword.verify({ userId: 'alice', code: code(1200), context: { ip: '192.0.2.67' } });
    const { text } = await browser.open('');
    expect(text).toContain('4 wrong codes now · 192.0.2.66');
    expect(text).toContain('Wrong code now · 192.0.2.67');
    expect(text).toContain('10 new recovery codes made');
  });

  test('what happened twice in a row is told twice, unless it is a wrong code', async () => {
    const site = openSite();
    const { browser, deviceId } = await linkIn(site);
    for (const name of ['Phone', 'Tablet']) await browser.post(`/devices/${deviceId}/rename`, { name });
    const { text } = await browser.open('');
    expect(text).toContain('A device was renamed \u2068Phone\u2069');
    expect(text).toContain('A device was renamed \u2068Tablet\u2069');
  });

  test('what a newer release has kept, and this one has no words for, is left out', async () => {
    const site = openSite();
    const { browser } = await linkIn(site);
    const { watchword } = site;
    const history: typeof watchword.history = async (query) => {
      const { events } = await watchword.history(query);
      const unknown = { type: 'passkey-added', at: site.clock.now, userId: 'alice', context: { ip: '192.0.2.99' } };
      return { events: [unknown as never, ...events] };
    };
    const handler = createHandler({
      watchword: { ...watchword, history },
      origins: [origin],
      session: site.sessions.of,
      clock: () => site.clock.now,
    });
    const older = browserOf({ ...site, handler });
    older.session = browser.session;
    const { text } = await older.open('?changed');
    expect(text).toContain('10 new recovery codes made');
    expect(text).not.toMatch(/undefined|192\.0\.2\.99|passkey/);
  });

  test('few recovery codes are told', async () => {
    const site = openSite();
    const { browser, codes } = await linkIn(site);
    const use = (code: string) => site.watchword.verify({ userId: 'alice', code });
    for (const code of codes.slice(0, 6)) await use(code);
    expect((await browser.open('')).text).toContain('4 codes are left. Each signs you in once');
    await use(codes[6] ?? '');
    expect((await browser.open('')).text).toContain('3 codes are left. That is few.');
    for (const code of codes.slice(7, 9)) await use(code);
    const { text } = await browser.open('');
    expect(text).toContain('1 code is left. That is few.');
    expect(text).toContain('Recovery code accepted, 1 left');
    expect(text).toContain('Only 1 recovery code left');
  });
});

describe('a device is renamed in place', () => {
  test.each(hostile)('A44 to %j, which is text everywhere', async (name) => {
    const site = openSite();
    const { browser, deviceId } = await linkIn(site);
    const page = await browser.submit(await browser.open(''), `/devices/${deviceId}/rename`, { name });
    expect(page.url).toMatch(/\/two-factor\?changed$/);
    expect(page.text).toContain(`A device was renamed \u2068${name}\u2069.`);
    expect(page.html).not.toMatch(/<img|<script>/);
    expect(attributeOf(page, /<input[^>]*name="name"[^>]*>/, 'value')).toBe(name);
    const remove = await browser.open(`/devices/${deviceId}/remove`);
    expect(remove.title).toBe(`Remove \u2068${name}\u2069? · Two-factor authentication · My HPC`);
  });

  test.each(['', '  ', '\u202Eevil', 'x'.repeat(129), 'ß'.repeat(65)])(
    'not to %j, which is kept to be corrected',
    async (name) => {
      const site = openSite();
      const { browser, deviceId } = await linkIn(site);
      const page = await browser.submit(await browser.open(''), `/devices/${deviceId}/rename`, { name });
      expect([page.status, page.title]).toEqual([422, 'That name can’t be used · Two-factor authentication · My HPC']);
      const box = /<input[^>]*name="name"[^>]*>/;
      expect(attributeOf(page, box, 'value')).toBe(name);
      expect(attributeOf(page, box, 'aria-describedby')).toBe('refusal');
      expect(page.html).toContain('<details class="rename" open>');
      expect((await site.watchword.status({ userId: 'alice' })).devices[0]?.name).toBe('Authenticator app');
    },
  );

  test('A14 W8 after five minutes a code comes first; the name is there again, and is not kept by itself', async () => {
    const site = openSite();
    const { browser, deviceId, code } = await linkIn(site);
    const devices = await browser.open('');
    site.clock.now += 300_000;
    const challenge = await browser.submit(devices, `/devices/${deviceId}/rename`, { name: 'Work & home' });
    const again = await browser.submit(challenge, '/challenge', { code: code() });
    expect((await site.watchword.status({ userId: 'alice' })).devices[0]?.name).toBe('Authenticator app');
    expect(attributeOf(again, /<input[^>]*name="name"[^>]*>/, 'value')).toBe('Work & home');
    await browser.submit(again, `/devices/${deviceId}/rename`, { name: 'Work & home' });
    expect((await site.watchword.status({ userId: 'alice' })).devices[0]?.name).toBe('Work & home');
  });

  test('A14 not of another user, nor one that is gone', async () => {
    const site = openSite();
    const { deviceId } = await linkIn(site, browserOf(site, 'bob'));
    const { browser } = await linkIn(site);
    for (const id of [deviceId, 'none', '..', '%2e%2e']) {
      const page = await browser.post(`/devices/${id}/rename`, { name: 'mine' });
      expect(page.status).toBe(404);
    }
    expect((await browser.post(`/devices/${deviceId}/rename`, { name: 'mine' })).title).toBe(
      'That device is not linked · Two-factor authentication · My HPC',
    );
    expect((await site.watchword.status({ userId: 'bob' })).devices[0]?.name).toBe('Authenticator app');
  });
});

describe('a device is removed', () => {
  test('N16 A38 after a page that says what is lost; other sessions have to show a code again', async () => {
    const site = openSite();
    const { browser, deviceId } = await linkIn(site);
    const second = await beginIn(site, browser, { device_name: 'Tablet' });
    await second.confirm();
    site.clock.now += 30_000;
    const other = browserOf(site);
    await other.submit(await other.open(''), '/challenge', { code: second.code() });
    const ask = await browser.open(`/devices/${deviceId}/remove`);
    expect(ask.text).toContain('Your other devices and your recovery codes go on working.');
    expect(ask.text).not.toContain('This is your last device');
    const devices = await browser.submit(ask, '/remove');
    expect(devices.text).toContain(
      '\u2068Authenticator app\u2069 removed. Wherever else you are signed in, a code is asked for again.',
    );
    expect(site.sessions.issued.at(-1)?.about.cause).toBe('device-removed');
    expect((await other.open('')).url).toContain('/challenge?');
  });

  test.each([
    ['required' as const, true],
    ['optional' as const, false],
  ])('the last one: where a second factor is %s', async (enrollment, isTold) => {
    const site = openSite({ handler: { pages: { enrollment } } });
    const { browser, deviceId } = await linkIn(site);
    const ask = await browser.open(`/devices/${deviceId}/remove`);
    expect(ask.text).toContain('This is your last device');
    expect(ask.text).toContain('Your recovery codes go with it.');
    expect(ask.text.includes('you will have to set it up again')).toBe(isTold);
    const devices = await browser.submit(ask, '/remove');
    expect(devices.text).toContain('No device is linked.');
    expect((await browser.open('/set-up')).text).toContain('You link an authenticator app');
  });

  test('twice lands on the devices, and an old page of it says that it is gone', async () => {
    const site = openSite();
    const { browser, deviceId } = await linkIn(site);
    const ask = await browser.open(`/devices/${deviceId}/remove`);
    await browser.submit(ask, '/remove');
    const second = await browser.submit(ask, '/remove');
    expect([second.status, second.title]).toEqual([200, 'Two-factor authentication · My HPC']);
    const gone = await browser.open(`/devices/${deviceId}/remove`);
    expect([gone.status, gone.title]).toEqual([404, 'That device is not linked · Two-factor authentication · My HPC']);
    expect(attributeOf(gone, /<a class="primary"[^>]*>/, 'href')).toBe('/two-factor');
  });

  test('A29 A14 only after a code of the last minutes, and the form is not sent again by itself', async () => {
    const site = openSite();
    const { browser, deviceId, code } = await linkIn(site);
    const ask = await browser.open(`/devices/${deviceId}/remove`);
    site.clock.now += 300_000;
    expect((await browser.open(`/devices/${deviceId}/remove`)).url).toContain('/challenge?');
    const challenge = await browser.submit(ask, '/remove');
    const again = await browser.submit(challenge, '/challenge', { code: code() });
    expect(again.title).toMatch(/^Remove/);
    expect((await site.watchword.status({ userId: 'alice' })).devices).toHaveLength(1);
    await browser.submit(again, '/remove');
    expect((await site.watchword.status({ userId: 'alice' })).devices).toHaveLength(0);
  });

  test('A14 not of another user, who is not told whether there is one', async () => {
    const site = openSite();
    const { deviceId } = await linkIn(site, browserOf(site, 'bob'));
    const { browser } = await linkIn(site);
    const [theirs, none] = [
      await browser.open(`/devices/${deviceId}/remove`),
      await browser.open('/devices/none/remove'),
    ];
    expect([theirs.status, theirs.html]).toEqual([404, none.html]);
    expect((await browser.post(`/devices/${deviceId}/remove`, {})).location).toBe('/two-factor');
    expect((await site.watchword.status({ userId: 'bob' })).devices).toHaveLength(1);
  });
});
