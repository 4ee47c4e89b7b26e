import { describe, expect, test } from 'vitest';
import { browserOf } from './support/browser.ts';
import { beginIn, linkIn, linkingOf, recoveryCodesOf } from './support/set-up.ts';
import { attributeOf, form } from './support/shown.ts';
import { openSite } from './support/site.ts';

describe('recovery codes', () => {
  test('S6 N19 are shown once, to copy, to download and to print, and have to be kept before it goes on', async () => {
    const site = openSite();
    const { browser, codesPage: page, codes } = await linkIn(site);
    expect(page.title).toBe('Keep your recovery codes · Your device is linked · My HPC');
    expect(page.text).toMatch(/^Step 3 of 3: Finish/);
    expect(codes).toHaveLength(10);
    expect(attributeOf(page, /<a[^>]*download[^>]*>/, 'download')).toBe('My-HPC-recovery-codes.txt');
    const [type, file = ''] = attributeOf(page, /<a[^>]*download[^>]*>/, 'href')!.split(',');
    expect(type).toBe('data:text/plain;charset=utf-8');
    const lines = decodeURIComponent(file).split('\r\n');
    expect(lines.slice(0, 3)).toEqual(['Recovery codes for My HPC', 'Account: alice', 'Made: January 15, 2027']);
    expect(lines.slice(-11)).toEqual([...codes, '']);
    expect(page.html).toContain('<input type="checkbox" required>');
    expect(page.html).toContain('data-copy="codes"');
    expect(page.html).toContain('data-print');
    const done = await browser.submit(page, '/set-up/done');
    expect(done.title).toBe('Your device is linked · Set up two-factor authentication · My HPC');
    for (const code of codes) expect(done.html).not.toContain(code);
  });

  test('A12 A36 come with a session under a new id', async () => {
    const site = openSite();
    const { browser, confirm } = await beginIn(site);
    const before = browser.session;
    await confirm();
    expect(browser.session).not.toBe(before);
    expect(site.sessions.issued[0]?.about.cause).toBe('device-added');
  });

  test('T9 are not shown if the proof cannot be kept, and can be made anew', async () => {
    const site = openSite();
    const { browser, confirm, code } = await beginIn(site);
    site.sessions.failing = new Error('session store down');
    const failed = await confirm();
    expect([failed.status, recoveryCodesOf(failed)]).toEqual([500, []]);
    site.sessions.failing = undefined;
    site.clock.now += 30_000;
    const challenge = await confirm('000000');
    expect(challenge.url).toContain('/two-factor/challenge');
    const done = await browser.submit(challenge, '/challenge', { code: code() });
    expect(recoveryCodesOf(await browser.submit(await browser.open('/set-up/done'), '/recovery-codes'))).toHaveLength(
      10,
    );
    expect(done.status).toBe(200);
  });
});

describe('the end of a set-up', () => {
  test('S7 says which device, what is next, and what happens at the next sign-in', async () => {
    const next = { label: 'Reach the lander', href: '/lander' };
    const { browser } = await linkIn(openSite({ handler: { pages: { next } } }));
    const page = await browser.open('/set-up/done');
    expect(page.text).toContain('Device: Authenticator app');
    expect(page.text).toContain('you are asked for your password and then for a code from this app');
    expect(attributeOf(page, /<a class="primary"[^>]*>/, 'href')).toBe('/lander');
  });

  test('S7 A44 leads on to where the user was going, through every step', async () => {
    const site = openSite();
    const browser = browserOf(site);
    const first = await browser.open('/set-up?return_to=/jobs%3Fpage%3D2');
    const linking = linkingOf(site, browser, await browser.submit(first, '/set-up'));
    const wrong = await linking.confirm('000000');
    const done = await browser.submit(await linking.confirm(linking.code(), wrong), '/set-up/done');
    expect(attributeOf(done, /<a class="primary"[^>]*>/, 'href')).toBe('https://my.my-hpc.example/jobs?page=2');
  });

  test('S8 A40 the second of two clicks lands on the end, with an offer of new codes', async () => {
    const site = openSite();
    const { browser, confirm } = await beginIn(site);
    const session = browser.session;
    const [first] = await Promise.all([confirm(), confirm()]);
    expect(recoveryCodesOf(first)).toHaveLength(10);
    const second = await confirm();
    expect([second.status, second.title]).toEqual([
      200,
      'Your device is linked · Set up two-factor authentication · My HPC',
    ]);
    expect(second.text).toContain('Have you kept your recovery codes?');
    expect(recoveryCodesOf(await browser.submit(second, '/recovery-codes'))).toHaveLength(10);
    // A click that still has the session of before is asked for a code, and is not told that anything went wrong.
    site.sessions.kept.set(session!, { userId: 'alice' });
    browser.session = session;
    const challenge = await confirm();
    expect(challenge.title).toMatch(/^Two-factor sign-in/);
    expect(decodeURIComponent(challenge.url)).toContain('return_to=https://my.my-hpc.example/two-factor/set-up/done?');
  });

  test('A1 of twenty first codes at once, one shows recovery codes, and nobody an error', async () => {
    const site = openSite();
    const { browser, code, page } = await beginIn(site);
    const { hidden } = form(page, '/set-up/confirm');
    const sent = await Promise.all(
      Array.from({ length: 20 }, () => browser.post('/set-up/confirm', { ...hidden, code: code() })),
    );
    expect(sent.filter((shown) => recoveryCodesOf(shown).length === 10)).toHaveLength(1);
    expect(sent.filter(({ status }) => status === 303)).toHaveLength(19);
    expect((await site.watchword.status({ userId: 'alice' })).devices).toHaveLength(1);
  });

  test('S8 pages that answered a form, loaded by their address, lead to the end or the beginning', async () => {
    const site = openSite();
    const { browser, confirm } = await beginIn(site);
    expect((await browser.open('/set-up/confirm')).url).toContain('/two-factor/set-up?');
    expect((await browser.open('/set-up/done')).url).toContain('/two-factor/set-up?');
    await confirm();
    expect((await browser.open('/set-up/confirm')).title).toMatch(/^Your device is linked/);
  });
});
