import { describe, expect, test } from 'vitest';
import { createHandler } from '../src/index.ts';
import { origin } from './support/origin.ts';
import { linkIn, recoveryCodesOf } from './support/set-up.ts';
import { attributeOf } from './support/shown.ts';
import { openSite } from './support/site.ts';

describe('what was changed just now', () => {
  test('A44 is read from what is kept: no address makes the page claim it', async () => {
    const site = openSite();
    const { browser, deviceId } = await linkIn(site);
    expect((await browser.open('?changed')).html).not.toContain('notice done');
    await browser.submit(await browser.open(''), `/devices/${deviceId}/rename`, { name: 'Phone' });
    expect((await browser.open('')).html).not.toContain('notice done');
    expect((await browser.open('?changed')).html).toContain('notice done');
    site.clock.now += 61_000;
    expect((await browser.open('?changed')).html).not.toContain('notice done');
  });

  test('A44 a name in the address is filled in as text, for a device of the user’s only', async () => {
    const site = openSite();
    const { browser, deviceId } = await linkIn(site);
    const name = '"><script>alert(1)</script>';
    const page = await browser.open(`?${new URLSearchParams({ rename: deviceId, name }).toString()}`);
    expect(attributeOf(page, /<input[^>]*name="name"[^>]*>/, 'value')).toBe(name);
    expect(page.html).not.toContain('<script>alert');
    const none = await browser.open('?rename=none&name=evil');
    expect(none.html).not.toContain('evil');
  });
});

describe('recovery codes', () => {
  test('A15 are made anew, shown once, and end the old ones', async () => {
    const site = openSite();
    const { browser, codes } = await linkIn(site);
    const page = await browser.submit(await browser.open(''), '/recovery-codes');
    expect(page.title).toBe('Keep your recovery codes · Your new recovery codes · My HPC');
    expect(page.text).toContain('Your old recovery codes no longer work.');
    const renewed = recoveryCodesOf(page);
    expect(renewed).toHaveLength(10);
    expect(renewed).not.toContain(codes[0]);
    const devices = await browser.submit(page, '/two-factor');
    expect(devices.title).toBe('Two-factor authentication · My HPC');
    expect((await site.watchword.verify({ userId: 'alice', code: codes[0] })).ok).toBe(false);
  });

  test('A15 A14 after five minutes need a code first, and are not made by that code alone', async () => {
    const site = openSite();
    const { browser, code } = await linkIn(site);
    const devices = await browser.open('');
    site.clock.now += 300_000;
    const challenge = await browser.submit(devices, '/recovery-codes');
    const again = await browser.submit(challenge, '/challenge', { code: code() });
    expect(again.title).toBe('Two-factor authentication · My HPC');
    const { events } = await site.watchword.history({ userId: 'alice' });
    expect(events.filter(({ type }) => type === 'recovery-codes-issued')).toHaveLength(1);
    expect(recoveryCodesOf(await browser.submit(again, '/recovery-codes'))).toHaveLength(10);
  });

  test('A41 are handed over even to a user whose name is not well-formed', async () => {
    let name = 'alice';
    const site = openSite();
    const session = (request: Request) => {
      const found = site.sessions.of(request);
      return found && { ...found, user: { id: 'alice', name } };
    };
    const { watchword } = site;
    const handler = createHandler({ watchword, origins: [origin], session, clock: () => site.clock.now });
    const { browser } = await linkIn({ ...site, handler });
    name = '\uD800<b>';
    const page = await browser.submit(await browser.open(''), '/recovery-codes');
    expect([page.status, recoveryCodesOf(page).length]).toEqual([200, 10]);
    expect(page.html).not.toContain('<b>');
  });

  test('without a device there are none to make', async () => {
    const site = openSite();
    const { browser, deviceId } = await linkIn(site);
    const devices = await browser.open('');
    await browser.submit(await browser.open(`/devices/${deviceId}/remove`), '/remove');
    const page = await browser.submit(devices, '/recovery-codes');
    expect(page.text).toContain('No device is linked.');
  });

  test('S8 a page of them that is loaded by its address leads to the devices', async () => {
    const { browser, deviceId } = await linkIn(openSite());
    expect((await browser.open('/recovery-codes')).title).toBe('Two-factor authentication · My HPC');
    expect((await browser.open(`/devices/${deviceId}/rename`)).title).toBe('Two-factor authentication · My HPC');
  });
});
