import { describe, expect, test } from 'vitest';
import { codeAt } from './authenticator.ts';
import { begin, linkOn, memberOf, portalAtWork, signedIn } from './portal-at-work.ts';

const wrong = '000000';

describe('set-up', () => {
  test('S1 what is missing is told, with what is there ticked, and Continue is not offered', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal, { project: { name: 'Glacier melt', active: false } });
    const page = await browser.get('/account/two-factor');
    expect(page.status).toBe(200);
    expect(page.title).toMatch(/^Something to do first · /);
    expect(page.text.match(/class="met"/g)).toHaveLength(2);
    expect(page.text).toMatch(/class="unmet">.*Be a member of an active project\..*href="\/help\/projects"/s);
    expect(page.text).not.toContain('Continue');
  });

  test('S1 a Continue that was kept from before leads back to what is missing', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal, { emailVerified: false });
    expect(await browser.post('/account/two-factor')).toMatchObject({ status: 303, location: '/account/two-factor' });
    expect((await browser.get('/account/two-factor/link')).location).toBe('/account/two-factor');
  });

  test('S2 says what is about to happen, and names the step', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const { text } = await browser.get('/account/two-factor');
    expect(text).toContain('Step 1 of 3');
    expect(text.match(/class="met"/g)).toHaveLength(3);
    expect(text).toContain('Continue');
  });

  test('S3 U13 shows the QR code, the same key to type, and the same link to tap', async () => {
    const portal = await portalAtWork();
    const { page, key, uri } = await begin(await memberOf(portal));
    expect(page.text).toContain('Step 2 of 3');
    expect(page.text).toContain('<svg xmlns="http://www.w3.org/2000/svg"');
    expect(key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    const { searchParams, pathname } = new URL(uri);
    expect(searchParams.get('secret')).toBe(key.replaceAll(' ', ''));
    expect(decodeURIComponent(pathname)).toContain('My HPC:mere');
    expect(page.text).toMatch(/good for <span role="timer" data-seconds="600" data-in="minutes">10 minutes/);
  });

  test('S4 a wrong code keeps the page, the QR code and what was typed', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const { page: before, key, enrollmentId } = await begin(browser);
    const page = await browser.post('/account/two-factor/link', { enrollmentId, code: '000 000' });
    expect(page.status).toBe(422);
    expect(page.title).toMatch(/^Wrong code · /);
    expect(page.text).toContain('make sure that it is the entry for My HPC');
    expect(page.text).toContain('value="000 000"');
    expect(page.text).toMatch(/aria-describedby="refusal code-hint"\s+aria-invalid="true"/);
    expect(linkOn(page)).toEqual(linkOn(before));
    expect(qrOf(page.text)).toBe(qrOf(before.text));
    const done = await browser.post('/account/two-factor/link', { enrollmentId, code: codeAt(key, portal.clock.now) });
    expect(done.status).toBe(200);
    expect(done.text.match(/<code translate="no">/g)).toHaveLength(10);
    expect(done.text).toContain('They are shown only');
    expect((await browser.get('/account/two-factor/done')).text).not.toMatch(oneCode);
  });

  test('S4 a device that is slow is told so', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const { key, enrollmentId } = await begin(browser);
    const code = codeAt(key, portal.clock.now - 120_000);
    const { status, text } = await browser.post('/account/two-factor/link', { enrollmentId, code });
    expect(status).toBe(422);
    expect(text).toContain('Your device’s clock is about 2 minutes behind');
  });

  test('S5 an expired QR code is neither shown nor taken, and one click begins again', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const { key, enrollmentId } = await begin(browser);
    portal.clock.now += 600_000;
    const code = codeAt(key, portal.clock.now);
    for (const page of [
      await browser.post('/account/two-factor/link', { enrollmentId, code }),
      await browser.get('/account/two-factor/link'),
    ]) {
      expect(page.status).toBe(409);
      expect(page.title).toMatch(/^This QR code has expired · /);
      expect(page.text).toContain('Begin again');
      expect(page.text).not.toContain(key);
    }
    expect((await begin(browser)).key).toHaveLength(key.length);
  });

  test('S5 A28 of two tabs the newest QR code counts; the older one says so', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const first = await begin(browser);
    const second = await begin(browser);
    const code = codeAt(first.key, portal.clock.now);
    const page = await browser.post('/account/two-factor/link', { enrollmentId: first.enrollmentId, code });
    expect(page.status).toBe(409);
    expect(page.title).toMatch(/^There is a newer QR code · /);
    const { enrollmentId, key } = second;
    const done = await browser.post('/account/two-factor/link', { enrollmentId, code: codeAt(key, portal.clock.now) });
    expect(done.text).toContain('Your device is linked');
  });

  test('S5 begun again in another browser: this one says so', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    await begin(browser);
    await begin(await signedIn(portal));
    const page = await browser.get('/account/two-factor/link');
    expect(page.title).toMatch(/^There is a newer QR code · /);
  });

  test('S5 A22 after ten wrong codes the right one is no longer taken', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const { key, enrollmentId } = await begin(browser);
    for (let guess = 0; guess < 10; guess += 1) {
      await browser.post('/account/two-factor/link', { enrollmentId, code: wrong });
    }
    const page = await browser.post('/account/two-factor/link', { enrollmentId, code: codeAt(key, portal.clock.now) });
    expect(page.status).toBe(409);
    expect(page.title).toMatch(/^Too many wrong codes · /);
  });

  test('begun eleven times in an hour: told when it goes on', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    for (let times = 0; times < 10; times += 1) await browser.post('/account/two-factor');
    const page = await browser.post('/account/two-factor');
    expect(page.status).toBe(429);
    expect(page.headers.get('retry-after')).toBe('3600');
    expect(page.text).toContain('You can try again in <span role="timer" data-seconds="3600">60 minutes</span>');
  });

  test('S7 done: the device, what next, and how to reach the lander', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const { key, enrollmentId } = await begin(browser);
    await browser.post('/account/two-factor/link', { enrollmentId, code: codeAt(key, portal.clock.now) });
    const { text } = await browser.get('/account/two-factor/done');
    expect(text).toContain('Step 3 of 3');
    expect(text).toContain('Your device is linked');
    expect(text).toContain('What next?');
    expect(text).toContain('>ssh mere@lander</code>');
    expect(text).toMatch(/Added <time datetime="2027-01-15T08:00:15.000Z">just now<\/time>/);
    expect((await browser.get('/account')).text).toContain('Authenticator app');
    expect((await browser.get('/account/two-factor')).text).toContain('Two-factor authentication is on');
  });

  test('S8 a second click on Link device leads to the done page', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const { key, enrollmentId } = await begin(browser);
    const fields = { enrollmentId, code: codeAt(key, portal.clock.now) };
    await browser.post('/account/two-factor/link', fields);
    expect((await browser.post('/account/two-factor/link', fields)).location).toBe('/account/two-factor/done');
    expect((await browser.get('/account/two-factor/done')).text).toContain('Your device is linked');
  });

  test('S8 two clicks at once: one device, and no error', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const { key, enrollmentId } = await begin(browser);
    const fields = { enrollmentId, code: codeAt(key, portal.clock.now) };
    const clicks = await Promise.all([1, 2].map(() => browser.post('/account/two-factor/link', fields)));
    for (const click of clicks) expect((await browser.follow(click)).text).toContain('Your device is linked');
    const id = (await portal.centre.people.findByLogin('mere'))?.id ?? '';
    expect((await portal.centre.watchword.status({ userId: id })).devices).toHaveLength(1);
  });

  test('A26 back from the done page, Continue changes nothing', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const { key, enrollmentId } = await begin(browser);
    await browser.post('/account/two-factor/link', { enrollmentId, code: codeAt(key, portal.clock.now) });
    expect((await browser.post('/account/two-factor')).location).toBe('/account/two-factor');
    expect((await browser.get('/account/two-factor/link')).location).toBe('/account/two-factor/done');
  });

  test('A34 what is needed is looked at again when the code comes', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const { key, enrollmentId } = await begin(browser);
    const id = (await portal.centre.people.findByLogin('mere'))?.id ?? '';
    await portal.centre.people.update(id, { project: null });
    const page = await browser.post('/account/two-factor/link', { enrollmentId, code: codeAt(key, portal.clock.now) });
    expect(page.location).toBe('/account/two-factor');
    expect((await portal.centre.watchword.status({ userId: id })).devices).toHaveLength(0);
  });
});

const oneCode = /[0-9A-Z]{4}(-[0-9A-Z]{4}){5}/;

function qrOf(text: string): string | undefined {
  return /<div class="qr">.*?<\/div>/s.exec(text)?.[0];
}
