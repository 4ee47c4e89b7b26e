import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { loadAssets } from '../src/assets/load-assets.ts';
import { allRoutes } from '../src/routes/routes.ts';
import { shownLinks } from '../src/session/shown-links.ts';
import { codeAt } from './authenticator.ts';
import { browserOf } from './browser.ts';
import {
  begin,
  challenged,
  linked,
  linkOn,
  memberOf,
  mere,
  type PortalAtWork,
  portalAtWork,
  signedIn,
} from './portal-at-work.ts';

const password = mere.password ?? '';

describe('sessions', () => {
  test('A36 V12 the id changes with each factor, and the one from before is dead', async () => {
    const portal = await portalAtWork();
    const { browser, code } = await challenged(portal);
    const before = new Map(browser.cookies);
    await browser.post('/sign-in/code', { code: code() });
    expect(browser.cookies).not.toEqual(before);
    const thief = browserOf(portal.origin);
    for (const [name, value] of before) thief.cookies.set(name, value);
    expect((await thief.get('/account')).location).toBe('/sign-in');
    expect((await thief.get('/sign-in/code')).location).toBe('/sign-in');
  });

  test('A36 an id that was planted before the sign-in is not used', async () => {
    const portal = await portalAtWork();
    await portal.centre.people.add(mere);
    const victim = portal.browser();
    const planted = await signedIn(portal);
    for (const [name, value] of planted.cookies) victim.cookies.set(name, value);
    await victim.post('/sign-in', { login: mere.login, password });
    expect(victim.cookies).not.toEqual(planted.cookies);
    expect((await planted.get('/account')).location).toBe('/sign-in');
  });

  test('A36 V15 before the code, a session reaches the challenge and nothing else', async () => {
    const portal = await portalAtWork();
    const { browser } = await challenged(portal);
    const own = ['/sign-in', '/sign-in/code', '/sign-out'];
    const closed = routesOf(portal).filter(({ path }) => !path.startsWith('/help/') && !own.includes(path));
    expect(closed.length).toBeGreaterThan(6);
    for (const { method, path } of closed) {
      expect(await browser[method](path), `${method} ${path}`).toMatchObject({
        status: 303,
        location: '/sign-in/code',
        text: expect.not.stringContaining('Mere'),
      });
    }
  });

  test('A36 without a session, no page of an account is reached', async () => {
    const portal = await portalAtWork();
    await linked(portal);
    const browser = portal.browser();
    const open = ['/sign-in', '/sign-out'];
    for (const { method, path } of routesOf(portal)) {
      if (path.startsWith('/help/') || open.includes(path)) continue;
      expect((await browser[method](path)).location, `${method} ${path}`).toMatch(/^\/sign-in(\?next=|$)/);
    }
  });

  test('A38 once a device is linked, sessions that have shown only the password are back at the challenge', async () => {
    const portal = await portalAtWork();
    const other = await memberOf(portal);
    expect((await other.get('/account')).status).toBe(200);
    await linked(portal);
    expect((await other.get('/account')).location).toBe('/sign-in/code');
  });

  test('A38 a session whose device is gone is over, and does not fall back to the password alone', async () => {
    const portal = await portalAtWork();
    const { browser } = await linked(portal);
    expect((await browser.get('/account')).status).toBe(200);
    const { id } = (await portal.centre.people.findByLogin(mere.login))!;
    forgetEveryDevice(portal.folder);
    expect((await portal.centre.watchword.status({ userId: id })).devices).toEqual([]);
    expect((await browser.get('/account')).location).toBe('/sign-in');
  });

  test('N25 a session is over after 30 minutes without use', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    portal.clock.now += 29 * 60_000;
    expect((await browser.get('/account')).status).toBe(200);
    portal.clock.now += 29 * 60_000;
    expect((await browser.get('/account')).status).toBe(200);
    portal.clock.now += 31 * 60_000;
    expect((await browser.get('/account')).location).toBe('/sign-in');
  });

  test('N25 a session is over after 12 hours, however busy', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      portal.clock.now += 20 * 60_000;
      expect((await browser.get('/account')).status).toBe(200);
    }
    portal.clock.now += 20 * 60_000;
    expect((await browser.get('/account')).location).toBe('/sign-in');
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

  test('a restart between QR code and code: the picture is gone, the scanned entry still counts', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const { key, enrollmentId } = await begin(browser);
    await portal.stop();
    const again = await portalAtWork({ folder: portal.folder, clock: portal.clock });
    const same = again.browser();
    for (const [name, value] of browser.cookies) same.cookies.set(name, value);
    const page = await same.get('/account/two-factor/link');
    expect(page.text).toContain('The portal was restarted meanwhile');
    expect(linkOn(page)).toEqual({ key: '', uri: '', enrollmentId });
    const code = codeAt(key, portal.clock.now);
    const done = await same.post('/account/two-factor/link', { enrollmentId, code });
    expect(done.text).toContain('Your device is linked');
  });

  test('signed out is signed out: the cookie is gone and its id opens nothing', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const before = new Map(browser.cookies);
    expect((await browser.post('/sign-out')).location).toBe('/sign-in');
    expect(browser.cookies.size).toBe(0);
    expect((await browser.get('/sign-in')).text).not.toContain('You were away');
    for (const [name, value] of before) browser.cookies.set(name, value);
    expect((await browser.get('/account')).location).toBe('/sign-in');
  });

  test('A38 a slow request that is saved after the sign-out brings no session back', async () => {
    const { sessions } = await portalAtWork();
    sessions.write('an id', '{}');
    sessions.end('an id');
    sessions.write('an id', '{"facts":{}}');
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
  test('A32 is on the set-up page alone, and nowhere once the device is linked', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const { key, enrollmentId } = await begin(browser);
    const bare = key.replaceAll(' ', '');
    const others = ['/account', '/account/two-factor', '/account/two-factor/done', '/help/codes'];
    for (const path of others) expect((await browser.get(path)).text).not.toMatch(secretOr(bare));
    await browser.post('/account/two-factor/link', { enrollmentId, code: codeAt(key, portal.clock.now) });
    for (const path of [...others, '/account/two-factor/link']) {
      expect((await browser.get(path)).text).not.toMatch(secretOr(bare));
    }
  });

  test('A32 U11 is in no cookie and never in the sessions’ file', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const { key, enrollmentId } = await begin(browser);
    const bare = key.replaceAll(' ', '');
    const hasSecret = (): boolean => secretOr(bare).test(sessionBytes(portal.folder).toString('latin1'));
    expect(hasSecret()).toBe(false);
    await browser.post('/account/two-factor/link', { enrollmentId, code: codeAt(key, portal.clock.now) });
    expect(hasSecret()).toBe(false);
    expect([...browser.cookies.values()].join()).not.toMatch(secretOr(bare));
    expect(sessionBytes(portal.folder).includes(enrollmentId)).toBe(true);
  });

  test('A32 is shown to the session that began, and to no other of the same person', async () => {
    const portal = await portalAtWork();
    const { enrollmentId, key } = await begin(await memberOf(portal));
    const other = await signedIn(portal);
    expect((await other.get('/account/two-factor/link')).location).toBe('/account/two-factor');
    const page = await other.post('/account/two-factor/link', { enrollmentId, code: '000000' });
    expect(page.status).toBe(422);
    expect(page.text).not.toMatch(secretOr(key.replaceAll(' ', '')));
  });

  test('A14 A32 is found for its owner alone, and only until it expires', () => {
    const clock = { now: 0 };
    const links = shownLinks(() => clock.now);
    links.keep('e', { userId: 'mere', uri: 'uri', manualKey: 'key', expiresAt: 1000 });
    expect(links.find('e', 'aroha')).toBeUndefined();
    expect(links.find('e', 'mere')?.uri).toBe('uri');
    clock.now = 1000;
    expect(links.find('e', 'mere')).toBeUndefined();
  });

  test('A14 an enrollment of somebody else is not found', async () => {
    const portal = await portalAtWork();
    const { enrollmentId, key } = await begin(await memberOf(portal));
    await portal.centre.people.add({ ...mere, login: 'aroha' });
    const other = portal.browser();
    await other.post('/sign-in', { login: 'aroha', password });
    await begin(other);
    const page = await other.post('/account/two-factor/link', { enrollmentId, code: codeAt(key, portal.clock.now) });
    expect(page.status).toBe(409);
    expect(page.text).not.toMatch(secretOr(key.replaceAll(' ', '')));
  });
});

/** What the support desk's reset will do, done with the database's own means. */
function forgetEveryDevice(folder: string): void {
  const database = new DatabaseSync(join(folder, 'watchword.db'));
  database.exec('DELETE FROM watchword_account');
  database.close();
}

function routesOf({ centre, clock }: PortalAtWork) {
  const assets = loadAssets();
  const paths = { style: assets.style.path, script: assets.script.path, icon: assets.icon.path };
  const site = { name: '', supportContact: '', assets: paths, landerCommand: '', timeZone: 'UTC' };
  return allRoutes({ centre, site, links: shownLinks(() => clock.now) });
}

function sessionBytes(folder: string): Buffer {
  return Buffer.concat(['sessions.db', 'sessions.db-wal'].map((name) => readFileSync(join(folder, name))));
}

function secretOr(bare: string): RegExp {
  return new RegExp(`otpauth:|${bare}|${bare.match(/.{4}/g)?.join(' ')}`);
}
