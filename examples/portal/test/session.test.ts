import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { codeAt } from './authenticator.ts';
import { browserOf } from './browser.ts';
import {
  begin,
  challenged,
  challengePath,
  link,
  linked,
  memberOf,
  mere,
  pathOf,
  portalAtWork,
  setUpPath,
  signedIn,
} from './portal-at-work.ts';

const password = mere.password ?? '';

describe('sessions', () => {
  test('A36 V12 the id changes with each factor, and the one from before is dead', async () => {
    const portal = await portalAtWork();
    const { browser, code } = await challenged(portal);
    const before = new Map(browser.cookies);
    await browser.post(challengePath, { code: code() });
    expect(browser.cookies).not.toEqual(before);
    const thief = browserOf(portal.origin);
    for (const [name, value] of before) thief.cookies.set(name, value);
    for (const path of ['/account', challengePath]) {
      expect((await thief.follow(await thief.get(path))).text).toContain('name="password"');
    }
  });

  test('A36 an id that was planted before the sign-in is not used', async () => {
    const portal = await portalAtWork();
    await portal.centre.people.add(mere);
    const victim = portal.browser();
    const planted = await signedIn(portal);
    for (const [name, value] of planted.cookies) victim.cookies.set(name, value);
    await victim.post('/sign-in', { login: mere.login, password });
    expect(victim.cookies).not.toEqual(planted.cookies);
    expect((await planted.follow(await planted.get('/account'))).text).toContain('name="password"');
  });

  const members = ['/account', '/account/email', '/account/lander', '/two-factor', setUpPath];

  test('A36 V15 A15 before the code, a session reaches the challenge and nothing else', async () => {
    const portal = await portalAtWork();
    const { browser } = await challenged(portal);
    for (const path of members) {
      const page = await browser.get(path);
      expect(pathOf(page), path).toBe(challengePath);
      expect(page.text).not.toContain('Mere');
    }
    for (const path of ['/account/email', setUpPath, '/two-factor/recovery-codes']) {
      expect(pathOf(await browser.post(path, { email: 'thief@evil.example' })), path).toBe(challengePath);
    }
    expect((await portal.centre.people.findByLogin(mere.login))?.email).toBe(mere.email);
  });

  test('A36 without a session, no page of an account is reached', async () => {
    const portal = await portalAtWork();
    await linked(portal);
    const browser = portal.browser();
    for (const path of [...members, challengePath]) {
      expect((await browser.follow(await browser.get(path))).title, path).toBe('Sign in · My HPC');
    }
    for (const path of ['/account/email', setUpPath, challengePath]) {
      expect((await browser.post(path, { code: '000000' })).text, path).not.toContain('Mere');
    }
  });

  test('A37 the API beside the pages asks for the same', async () => {
    const { browser } = await challenged(await portalAtWork());
    expect((await browser.get('/two-factor/api/history')).status).toBe(403);
    expect((await browser.post('/two-factor/api/recovery-codes')).status).toBe(415);
  });

  test('A38 once a device is linked, sessions that have shown only the password are back at the challenge', async () => {
    const portal = await portalAtWork();
    const other = await memberOf(portal);
    expect((await other.get('/account')).status).toBe(200);
    await linked(portal);
    expect(pathOf(await other.get('/account'))).toBe(challengePath);
  });

  test('A38 a session whose device is gone is over, and does not fall back to the password alone', async () => {
    const portal = await portalAtWork();
    const { browser } = await linked(portal);
    expect((await browser.get('/account')).status).toBe(200);
    const { id } = (await portal.centre.people.findByLogin(mere.login))!;
    forgetEveryDevice(portal.folder);
    expect((await portal.centre.watchword.status({ userId: id })).devices).toEqual([]);
    expect(pathOf(await browser.get('/account'))).toBe(setUpPath);
  });

  test('N25 a session is over after 30 minutes without use', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    portal.clock.now += 29 * 60_000;
    expect((await browser.get('/account')).status).toBe(200);
    portal.clock.now += 29 * 60_000;
    expect((await browser.get('/account')).status).toBe(200);
    portal.clock.now += 31 * 60_000;
    expect((await browser.follow(await browser.get('/account'))).text).toContain('name="password"');
  });

  test('N25 a session is over after 12 hours, however busy', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      portal.clock.now += 20 * 60_000;
      expect((await browser.get('/account')).status).toBe(200);
    }
    portal.clock.now += 20 * 60_000;
    expect((await browser.follow(await browser.get('/account'))).text).toContain('name="password"');
  });

  test('a restart signs nobody out', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    await portal.stop();
    const again = await portalAtWork({ folder: portal.folder, clock: portal.clock });
    const same = again.browser();
    for (const [name, value] of browser.cookies) same.cookies.set(name, value);
    expect((await same.get('/account')).status).toBe(200);
  });

  test('a restart between QR code and code changes nothing', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const { key, hidden } = await begin(browser);
    await portal.stop();
    const again = await portalAtWork({ folder: portal.folder, clock: portal.clock });
    const same = again.browser();
    for (const [name, value] of browser.cookies) same.cookies.set(name, value);
    const wrong = await same.post(`${setUpPath}/confirm`, { ...hidden, code: '000000' });
    expect(wrong.text).toContain(key);
    const done = await same.post(`${setUpPath}/confirm`, { ...hidden, code: codeAt(key, portal.clock.now) });
    expect(done.text).toContain('recovery');
  });

  test('signed out is signed out: the cookie is gone and its id opens nothing', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const before = new Map(browser.cookies);
    expect((await browser.post('/sign-out')).location).toBe('/sign-in');
    expect(browser.cookies.size).toBe(0);
    expect((await browser.get('/sign-in')).text).not.toContain('You were away');
    for (const [name, value] of before) browser.cookies.set(name, value);
    expect((await browser.follow(await browser.get('/account'))).text).toContain('name="password"');
  });

  test('A38 a slow request that is saved after the sign-out brings no session back', async () => {
    const { sessions } = await portalAtWork();
    sessions.write('an id', '{}');
    sessions.end('an id');
    sessions.write('an id', '{"userId":"mere"}');
    sessions.touch('an id');
    expect(sessions.read('an id')).toBeUndefined();
  });

  test('the sessions’ file holds no id that a cookie could carry', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const [cookie = ''] = browser.cookies.values();
    const id = decodeURIComponent(cookie).slice(2).split('.')[0] ?? '';
    expect(id.length).toBeGreaterThan(20);
    expect(sessionBytes(portal.folder).includes(id)).toBe(false);
  });

  test('V20 N23 the cookie over http and behind https', async () => {
    const http = await portalAtWork();
    await http.centre.people.add(mere);
    const plain = await http.browser().post('/sign-in', { login: mere.login, password });
    expect(plain.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^session=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    const https = await portalAtWork({ origin: 'https://my.my-hpc.example' });
    await https.centre.people.add(mere);
    const headers = { 'sec-fetch-site': 'same-origin', 'x-forwarded-proto': 'https' };
    const behind = await https.browser().post('/sign-in', { login: mere.login, password }, headers);
    const form = /^__Host-session=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/;
    expect(behind.headers.getSetCookie()).toEqual([expect.stringMatching(form)]);
  });

  test('no page makes a session for somebody who only looks', async () => {
    const browser = (await portalAtWork()).browser();
    for (const path of ['/', '/sign-in', '/help/codes', '/nothing']) await browser.get(path);
    expect(browser.cookies.size).toBe(0);
  });
});

describe('the secret', () => {
  test('A32 U11 is on the set-up page alone, in no cookie and never in the sessions’ file', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const { key } = await begin(browser);
    const { key: second } = await link(portal, browser);
    for (const secret of [key, second]) {
      const pattern = secretOr(secret.replaceAll(' ', ''));
      for (const path of ['/account', '/two-factor', setUpPath, `${setUpPath}/done`, '/help/codes']) {
        expect((await browser.get(path)).text).not.toMatch(pattern);
      }
      expect(sessionBytes(portal.folder).toString('latin1')).not.toMatch(pattern);
      expect([...browser.cookies.values()].join()).not.toMatch(pattern);
    }
  });
});

/** What the support desk's reset will do, done with the database's own means. */
function forgetEveryDevice(folder: string): void {
  const database = new DatabaseSync(join(folder, 'watchword.db'));
  database.exec('DELETE FROM watchword_account');
  database.close();
}

function sessionBytes(folder: string): Buffer {
  return Buffer.concat(['sessions.db', 'sessions.db-wal'].map((name) => readFileSync(join(folder, name))));
}

function secretOr(bare: string): RegExp {
  return new RegExp(`otpauth:|${bare}|${bare.match(/.{4}/g)?.join(' ')}`);
}
