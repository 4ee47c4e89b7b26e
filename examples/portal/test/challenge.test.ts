import { describe, expect, test } from 'vitest';
import { codeAt } from './authenticator.ts';
import { begin, challenged, linked, memberOf, mere, portalAtWork, signedIn } from './portal-at-work.ts';

const wrong = '000000';
const path = '/sign-in/code';

describe('challenge', () => {
  test('C1 W3 asks why, in one box made for one-time codes', async () => {
    const { browser } = await challenged(await portalAtWork());
    const { text, title } = await browser.get(path);
    expect(title).toBe('Two-factor sign-in · My HPC');
    expect(text).toMatch(/To sign in as <bdi class="strong">mere<\/bdi>/);
    expect(text.match(/<input /g)).toHaveLength(1);
    expect(text).toContain('type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="64"');
  });

  test('W1 a right code, spelt with spaces, signs in under a new session', async () => {
    const { browser, code } = await challenged(await portalAtWork());
    const before = browser.cookies.get('session');
    const spelt = ` ${code().slice(0, 3)} ${code().slice(3)} `;
    expect(await browser.post(path, { code: spelt })).toMatchObject({ status: 303, location: '/account' });
    expect(browser.cookies.get('session')).not.toBe(before);
    expect((await browser.get('/account')).text).toMatch(/Last used to sign in: <time [^>]*>just now/);
  });

  test('C2 W8 a wrong code: told so, and neither login nor password has to be typed again', async () => {
    const { browser, code } = await challenged(await portalAtWork());
    const page = await browser.post(path, { code: wrong });
    expect(page.status).toBe(422);
    expect(page.title).toMatch(/^Wrong code · Two-factor sign-in/);
    expect(page.text).toMatch(/role="alert"><strong>Wrong code\.<\/strong> That code didn’t match/);
    expect((await browser.post(path, { code: code() })).location).toBe('/account');
  });

  test('C3 T7 a used code: how long until the next one', async () => {
    const portal = await portalAtWork();
    const { browser, key } = await linked(portal);
    await browser.post('/sign-out');
    const again = await signedIn(portal);
    const code = codeAt(key, portal.clock.now);
    await again.post(path, { code });
    const other = await signedIn(portal);
    const page = await other.post(path, { code });
    expect(page.status).toBe(409);
    expect(page.title).toMatch(/^Code already used · /);
    expect(page.text).toContain('already used, or is older than the last one');
    expect(page.text).toContain('in <span role="timer" data-seconds="15">15 seconds</span>');
    expect(page.headers.has('retry-after')).toBe(false);
  });

  test('A4 the code that linked the device is not good for signing in', async () => {
    const portal = await portalAtWork();
    const { key } = await linked(portal);
    portal.clock.now -= 30_000;
    const browser = await signedIn(portal);
    expect((await browser.post(path, { code: codeAt(key, portal.clock.now) })).status).toBe(409);
  });

  test('C4 R1 throttled: until when, in clock time and seconds, also when the page is opened anew', async () => {
    const portal = await portalAtWork();
    const { browser, code } = await challenged(portal);
    for (let guess = 0; guess < 6; guess += 1) await browser.post(path, { code: wrong });
    const page = await browser.post(path, { code: code() });
    expect(page.status).toBe(429);
    expect(page.headers.get('retry-after')).toBe('30');
    for (const { text, title } of [page, await browser.get(path)]) {
      expect(title).toMatch(/^Please wait · /);
      expect(text).toContain('<span role="timer" data-seconds="30">30 seconds</span>');
      expect(text).toContain('data-local-time="second">08:01:15 UTC</time>');
      expect(text).toContain('support@my-hpc.example');
    }
    portal.clock.now += 30_000;
    expect((await browser.post(path, { code: code() })).location).toBe('/account');
  });

  test('C5 N7 disabled: says so, asks for a recovery code, and leads to support and the password', async () => {
    const portal = await portalAtWork();
    const { browser, code } = await challenged(portal);
    const userId = (await portal.centre.people.findByLogin(mere.login))?.id ?? '';
    for (let guess = 0; guess < 50; guess += 1) {
      await portal.centre.watchword.verify({ userId, code: wrong });
      portal.clock.now += 86_400_000;
    }
    await browser.post('/sign-in', { login: mere.login, password: mere.password ?? '' });
    const page = await browser.post(path, { code: code() });
    expect(page).toMatchObject({ status: 403, location: undefined });
    for (const { text, title } of [page, await browser.get(path)]) {
      expect(title).toMatch(/^Codes are switched off · /);
      expect(text).toContain('it may not have been you');
      expect(text).toContain('href="/help/password"');
      expect(text).toContain('mailto:support@my-hpc.example');
      expect(text).toContain('One of your recovery codes can');
    }
  });

  test('C6 a slow clock is told', async () => {
    const portal = await portalAtWork();
    const { browser, key } = await challenged(portal);
    portal.clock.now += 300_000;
    const page = await browser.post(path, { code: codeAt(key, portal.clock.now - 90_000) });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Your device’s clock is about 2 minutes behind');
  });

  test('S8 A40 a second click on Verify goes on', async () => {
    const { browser, code } = await challenged(await portalAtWork());
    const fields = { code: code() };
    await browser.post(path, fields);
    expect(await browser.post(path, fields)).toMatchObject({ status: 303, location: '/account' });
    expect((await browser.get(path)).location).toBe('/account');
  });

  test('A1 two browsers with one code at once: one gets in', async () => {
    const portal = await portalAtWork();
    const { browser, code } = await challenged(portal);
    const browsers = [browser, ...(await Promise.all(Array.from({ length: 9 }, () => signedIn(portal))))];
    const pages = await Promise.all(browsers.map((each) => each.post(path, { code: code() })));
    expect(pages.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, ...Array<number>(9).fill(409)]);
  });

  test('C8 away for too long: signed out, told so, and led back after signing in', async () => {
    const portal = await portalAtWork();
    const { browser, key } = await linked(portal);
    portal.clock.now += 31 * 60_000;
    const away = await browser.get('/account/two-factor');
    expect(away).toMatchObject({ status: 303, location: '/sign-in?next=%2Faccount%2Ftwo-factor' });
    const page = await browser.follow(away);
    expect(page.text).toContain('You were away too long');
    expect(page.text).toContain('name="next" value="/account/two-factor"');
    const fields = { login: mere.login, password: mere.password ?? '', next: '/account/two-factor' };
    const challenge = await browser.follow(await browser.post('/sign-in', fields));
    expect(challenge.title).toBe('Two-factor sign-in · My HPC');
    const code = codeAt(key, portal.clock.now);
    expect((await browser.post(path, { code })).location).toBe('/account/two-factor');
  });

  test('C9 many wrong codes before a right one are told', async () => {
    const portal = await portalAtWork();
    const { browser, code } = await challenged(portal);
    for (let guess = 0; guess < 7; guess += 1) {
      await browser.post(path, { code: wrong });
      portal.clock.now += 60_000;
    }
    const page = await browser.follow(await browser.post(path, { code: code() }));
    expect(page.text).toContain('<strong>7 wrong codes</strong> since your last sign-in');
  });
});

test('C5 C7 A23 while codes are switched off a recovery code signs in, and sets up the app anew', async () => {
  const portal = await portalAtWork();
  const browser = await memberOf(portal);
  const { key, enrollmentId } = await begin(browser);
  const fields = { enrollmentId, code: codeAt(key, portal.clock.now) };
  const { text } = await browser.post('/account/two-factor/link', fields);
  const [recoveryCode = ''] = /[0-9A-Z]{4}(-[0-9A-Z]{4}){5}/.exec(text) ?? [];
  const userId = (await portal.centre.people.findByLogin(mere.login))?.id ?? '';
  for (let guess = 0; guess < 50; guess += 1) {
    await portal.centre.watchword.verify({ userId, code: wrong });
    portal.clock.now += 86_400_000;
  }
  const another = portal.browser();
  await another.post('/sign-in', { login: mere.login, password: mere.password ?? '' });
  expect((await another.post(path, { code: recoveryCode.toLowerCase() })).location).toBe('/account');
  const link = await begin(another);
  const again = { enrollmentId: link.enrollmentId, code: codeAt(link.key, portal.clock.now) };
  expect((await another.post('/account/two-factor/link', again)).text).toContain('Your device is linked');
  expect((await portal.centre.watchword.status({ userId })).disabled).toBe(false);
});
