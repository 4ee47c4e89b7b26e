import { operator } from '@watchword/core';
import { describe, expect, test } from 'vitest';
import { type Browser, browserOf } from './support/browser.ts';
import { beginIn, linkIn, linkingOf, recoveryCodesOf } from './support/set-up.ts';
import { attributeOf, type Shown } from './support/shown.ts';
import { openSite, type Site } from './support/site.ts';

describe('one more device', () => {
  test('N11 has a name of its own, and brings no new recovery codes', async () => {
    const site = openSite();
    const { browser } = await linkIn(site);
    const first = await browser.open('/set-up');
    expect(first.title).toBe('Add another device · My HPC');
    expect(attributeOf(first, /<input[^>]*name="device_name"[^>]*>/, 'value')).toBe('Authenticator app 2');
    const name = '<b>"Zweit’"</b>';
    const { confirm } = linkingOf(site, browser, await browser.submit(first, '/set-up', { device_name: name }));
    const done = await confirm();
    expect(done.url).toContain('/two-factor/set-up/done?');
    expect(done.text).toContain(`Device: ${name}`);
    expect((await browser.open('/set-up/done')).text).toContain(`Device: ${name}`);
    expect(done.html).not.toContain('<b>');
    expect(done.text).not.toContain('Have you kept your recovery codes?');
    expect(done.text).toContain('Wherever else you are signed in, a code is asked for again.');
    expect(done.text).toContain('Lost or replaced an older device?');
    expect((await site.watchword.status({ userId: 'alice' })).devices.map((device) => device.name)).toEqual([
      'Authenticator app',
      name,
    ]);
  });

  test.each(['\u202Eevil', 'x'.repeat(129), 'a\nb', '\u2066'])(
    'A44 is not called %j, and what was typed is kept',
    async (name) => {
      const site = openSite();
      const { browser } = await linkIn(site);
      const first = await browser.open('/set-up');
      const page = await browser.submit(first, '/set-up', { device_name: name });
      expect([page.status, page.title]).toEqual([422, 'That name can’t be used · Add another device · My HPC']);
      expect(attributeOf(page, /<input[^>]*name="device_name"[^>]*>/, 'value')).toBe(name);
      expect((await site.watchword.status({ userId: 'alice' })).pending).toBeUndefined();
    },
  );

  test.each(['', ' \t '])('called %j has the usual name', async (name) => {
    const site = openSite();
    const { browser } = await linkIn(site);
    await browser.submit(await browser.open('/set-up'), '/set-up', { device_name: name });
    expect((await site.watchword.status({ userId: 'alice' })).pending?.name).toBe('Authenticator app');
  });

  test('N11 too many is told with the way to remove one', async () => {
    const site = openSite({ policy: { maxDevices: 1 } });
    const { browser } = await linkIn(site);
    const page = await browser.submit(await browser.open('/set-up'), '/set-up');
    expect([page.status, page.title]).toEqual([
      409,
      'You have as many devices as there may be · Set up two-factor authentication · My HPC',
    ]);
    expect(attributeOf(page, /<a class="primary"[^>]*>/, 'href')).toBe('/two-factor');
  });

  test('A30 N12 is not for who has shown a password alone', async () => {
    const site = openSite();
    await linkIn(site);
    const stranger = browserOf(site);
    expect((await stranger.open('/set-up')).url).toContain('/two-factor/challenge?return_to=');
    const forced = await stranger.post('/set-up', { device_name: 'mine' });
    expect([forced.status, forced.location]).toMatchObject([303, expect.stringContaining('/two-factor/challenge?')]);
    expect((await site.watchword.status({ userId: 'alice' })).pending).toBeUndefined();
  });

  test('A14 V14 after five minutes a code comes first, and leads back to the beginning', async () => {
    const site = openSite();
    const { browser, code } = await linkIn(site);
    site.clock.now += 300_000;
    const challenge = await browser.open('/set-up?return_to=/jobs');
    expect(challenge.url).toContain('/two-factor/challenge?');
    const first = await browser.submit(challenge, '/challenge', { code: code() });
    expect(first.title).toBe('Add another device · My HPC');
    expect(first.html).toContain('value="https://my.my-hpc.example/jobs"');
  });

  test('W8 A14 a proof that goes stale over the form costs a code, not what was typed; the form is not sent again by itself', async () => {
    const site = openSite();
    const { browser, code } = await linkIn(site);
    const first = await browser.open('/set-up');
    site.clock.now += 300_000;
    const challenge = await browser.submit(first, '/set-up', { device_name: 'Work & home 2' });
    expect(challenge.url).toContain('/two-factor/challenge?');
    const again = await browser.submit(challenge, '/challenge', { code: code() });
    expect((await site.watchword.status({ userId: 'alice' })).pending).toBeUndefined();
    expect(attributeOf(again, /<input[^>]*name="device_name"[^>]*>/, 'value')).toBe('Work & home 2');
    linkingOf(site, browser, await browser.submit(again, '/set-up', { device_name: 'Work & home 2' }));
    expect((await site.watchword.status({ userId: 'alice' })).pending?.name).toBe('Work & home 2');
  });

  test('W8 keeps its name when the set-up is begun again', async () => {
    const site = openSite();
    const { browser } = await linkIn(site);
    const name = 'Zweit’ & <b>"1"</b>';
    const pending = async () => (await site.watchword.status({ userId: 'alice' })).pending?.name;
    const { page, confirm } = await beginIn(site, browser, { device_name: name });
    await beginIn(site, browser, { device_name: 'in another tab' });
    const superseded = await confirm();
    expect(superseded.title).toMatch(/^There is a newer QR code/);
    const anew = linkingOf(site, browser, await browser.submit(superseded, '/set-up'));
    expect(await pending()).toBe(name);
    const lost = await browser.submit(await anew.confirm('000000'), '/set-up/confirm', { uri: '', code: '000000' });
    await beginIn(site, browser, { device_name: 'in another tab' });
    await browser.submit(lost, '/set-up');
    expect(await pending()).toBe(name);
    expect(page.html).not.toContain('<b>');
  });

  test('A30 a first code for it is not taken from who has shown a password alone', async () => {
    const site = openSite();
    const { browser } = await linkIn(site);
    const { enrollmentId, code, confirm } = await beginIn(site, browser);
    const stranger = browserOf(site);
    for (const enrollment of [enrollmentId, 'none', '']) {
      const sent = await stranger.post('/set-up/confirm', { enrollment, code: code() });
      expect(sent.location).toContain('/two-factor/challenge?');
    }
    expect((await confirm()).title).toMatch(/^Your device is linked/);
  });

  test('A38 ends what was proven in other sessions', async () => {
    const site = openSite();
    const { browser, code } = await linkIn(site);
    const other = browserOf(site);
    await other.submit(await other.open(''), '/challenge', { code: code() });
    expect((await browser.open('')).title).toBe('Two-factor authentication · My HPC');
    await (await beginIn(site, browser)).confirm();
    expect((await other.open('')).url).toContain('/challenge?');
  });
});

describe('with devices that are switched off', () => {
  test('A24 N7 a recovery code leads to a new one, which takes their place with new recovery codes', async () => {
    const site = openSite();
    const { codes } = await linkIn(site);
    await disable(site);
    const browser = browserOf(site);
    const challenge = await browser.open('/set-up');
    expect(challenge.url).toContain('/challenge?');
    const told = await browser.submit(challenge, '/challenge', { code: codes[0] ?? '' });
    expect(told.text).toContain('There were 50 wrong codes since your last sign-in.');
    const first = await goOn(browser, await goOn(browser, told));
    expect(first.text).toContain('The app that you link now takes their place');
    const { confirm } = linkingOf(site, browser, await browser.submit(first, '/set-up'));
    expect(recoveryCodesOf(await confirm())).toHaveLength(10);
    const { devices, disabled } = await site.watchword.status({ userId: 'alice' });
    expect([devices.length, disabled]).toEqual([1, false]);
    const done = await browser.open('/set-up/done?return_to=/two-factor/set-up');
    expect(attributeOf(done, /<a class="primary"[^>]*>/, 'href')).toBe('https://my.my-hpc.example/');
    expect((await browser.open('')).text).not.toContain('Your devices are switched off');
  });

  test('A24 a session that was proven before is told, and sent to show a recovery code', async () => {
    const changePassword = { label: 'Passwords', href: '/password' };
    const site = openSite({ policy: { proofSeconds: 30 * 86_400 }, handler: { pages: { changePassword } } });
    const { browser } = await linkIn(site);
    await disable(site);
    const devices = await browser.open('');
    expect(devices.text).toContain('Your devices are switched off.');
    expect(devices.text).not.toMatch(/Your devices O(?:n|ff)/);
    expect(devices.html.match(/<a href="\/password">/g)).toHaveLength(2);
    expect(attributeOf(devices, /<a class="primary"[^>]*>/, 'href')).toContain('/two-factor/set-up?');
    const forced = await browser.post('/set-up', {});
    expect(forced.location).toContain('/two-factor/challenge?');
  });
});

describe('where the first device needs a ticket', () => {
  const policy = { firstEnrollment: 'ticket' } as const;

  test('P1 the page asks for it, and one that is good leads on', async () => {
    const site = openSite({ policy });
    const browser = browserOf(site);
    const ask = await browser.submit(await browser.open('/set-up'), '/set-up');
    expect([ask.status, ask.title]).toEqual([403, 'You need a ticket · Set up two-factor authentication · My HPC']);
    const ticket = await ticketFor(site, 'alice');
    const page = await browser.submit(ask, '/set-up', { ticket: ` ${ticket}\n` });
    expect(recoveryCodesOf(await linkingOf(site, browser, page).confirm())).toHaveLength(10);
  });

  test('P1 another user’s, a used one, an old one or anything else is not good, and is not shown again', async () => {
    const site = openSite({ policy });
    const browser = browserOf(site);
    const old = await ticketFor(site, 'alice');
    site.clock.now += 86_400_000;
    const tickets = [await ticketFor(site, 'bob'), old, `${old}x`, '<b>', 'x'.repeat(5000)];
    for (const ticket of tickets) {
      const page = await browser.post('/set-up', { ticket });
      expect([page.status, page.title]).toEqual([
        403,
        'That ticket isn’t good · Set up two-factor authentication · My HPC',
      ]);
      expect(page.html).not.toContain(ticket);
      expect(attributeOf(page, /<input[^>]*name="ticket"[^>]*>/, 'aria-describedby')).toBe('refusal ticket-hint');
    }
  });
});

async function ticketFor({ watchword }: Site, userId: string): Promise<string> {
  const authorization = operator({ by: 'maria', reason: 'identity checked' });
  const reset = await watchword.reset({ userId, authorization });
  if (!reset.ok) throw new Error('There is no ticket.');
  return reset.ticket;
}

/** Follows the main link of a page. */
function goOn(browser: Browser, page: Shown): Promise<Shown> {
  const href = attributeOf(page, /<a class="primary"[^>]*>/, 'href') ?? '';
  return browser.open(new URL(href, page.url).href);
}

/** Somebody who knows the password guesses for as long as it takes. */
async function disable(site: Site): Promise<void> {
  for (let guesses = 0; guesses < 60; guesses += 1) {
    const guess = await site.watchword.verify({ userId: 'alice', code: String(guesses).padStart(6, '0') });
    if (guess.ok) throw new Error('That guess was right.');
    if (guess.reason === 'disabled') return;
    site.clock.now += ('retryAfterSeconds' in guess ? guess.retryAfterSeconds : 0) * 1000;
  }
  throw new Error('The devices are still on.');
}
