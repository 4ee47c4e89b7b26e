import { describe, expect, test } from 'vitest';
import {
  begin,
  challenged,
  challengePath,
  linked,
  memberOf,
  mere,
  type PortalAtWork,
  pathOf,
  portalAtWork,
  setUpPath,
} from './portal-at-work.ts';

const urlencoded = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

describe('cross-site requests', () => {
  const evil = 'https://evil.example';
  test.each([
    ['from another site', { 'sec-fetch-site': 'cross-site', origin: evil }],
    ['from another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['from no page at all', { 'sec-fetch-site': 'none' }],
    ['from an older browser on another origin', { origin: evil }],
    ['from a page without an origin', { origin: 'null' }],
    ['from a client that says nothing', {}],
  ])('A45 V21 no form is taken %s', async (_from, headers) => {
    const portal = await portalAtWork();
    const { browser } = await linked(portal);
    const id = await idOfMere(portal);
    const before = await portal.centre.watchword.status({ userId: id });
    for (const path of ['/sign-in', '/sign-out', '/account/email', challengePath, setUpPath, `${setUpPath}/confirm`]) {
      const page = await browser.post(
        path,
        { login: mere.login, password: mere.password ?? '', code: '000000' },
        headers,
      );
      expect(page.status, path).toBe(403);
      expect(page.title).toMatch(/^(?:That form can’t be used from here|Sent from another page) · /);
    }
    expect(await portal.centre.watchword.status({ userId: id })).toEqual(before);
    expect((await browser.get('/account')).status).toBe(200);
  });

  test('A45 what another origin claims does not count beside what the browser says', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    const headers = { 'sec-fetch-site': 'cross-site', origin: portal.origin };
    expect((await browser.post('/sign-out', {}, headers)).status).toBe(403);
  });

  test('A45 an older browser’s own forms are taken', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    expect((await browser.post(setUpPath, {}, { origin: portal.origin })).status).toBe(200);
  });

  test.each(['PUT', 'PATCH', 'DELETE'])('A45 %s is nothing that the portal knows', async (method) => {
    const browser = await memberOf(await portalAtWork());
    expect((await browser.send('/sign-out', { method })).status).toBe(403);
    expect((await browser.send('/sign-out', { method, headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(
      404,
    );
    expect((await browser.get('/account')).status).toBe(200);
  });

  test('V20 reading changes nothing', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    await begin(browser);
    const id = await idOfMere(portal);
    const before = await portal.centre.watchword.status({ userId: id });
    for (const path of ['/account', '/account/email', '/two-factor', setUpPath, '/sign-out', '/sign-in']) {
      await browser.get(path);
    }
    expect(await portal.centre.watchword.status({ userId: id })).toEqual(before);
    expect((await browser.get('/account')).status).toBe(200);
  });
});

describe('what is no code', () => {
  const shapes = {
    'an array': 'code=123456&code=123456',
    'an array by brackets': 'code[]=123456',
    'an object': 'code[a]=123456',
    nothing: '',
    'an empty text': 'code=',
    'a NUL': 'code=123%00456',
    'full-width digits': `code=${encodeURIComponent('１２３４５６')}`,
    'another number system': `code=${encodeURIComponent('١٢٣٤٥٦')}`,
    'a sign': 'code=%2B123456',
    'ten thousand digits': `code=${'1'.repeat(10_000)}`,
    'half a character': 'code=%F0%9F',
    'a prototype': '__proto__[code]=123456&constructor=1',
  };

  test.each(Object.entries(shapes))('A41 A5 %s is malformed, and is not counted', async (_name, body) => {
    const portal = await portalAtWork();
    const { browser, code } = await challenged(portal);
    for (let times = 0; times < 8; times += 1) {
      const page = await browser.send(challengePath, { method: 'POST', body, headers: urlencoded });
      expect(page.status).toBe(400);
      expect(page.title).toMatch(/^(?:Not a code|That didn’t work) · /);
    }
    expect(pathOf(await browser.post(challengePath, { code: code() }))).toBe('/account');
  });

  test('A41 other kinds of body are not taken', async () => {
    const { browser } = await challenged(await portalAtWork());
    const form = new FormData();
    form.set('code', '123456');
    const site = { 'sec-fetch-site': 'same-origin' };
    for (const init of [
      { body: form, headers: site },
      { body: '{"code":"123456"}', headers: { ...site, 'content-type': 'application/json' } },
      { body: 'code=123456', headers: { ...site, 'content-type': 'text/plain' } },
    ]) {
      expect((await browser.send(challengePath, { method: 'POST', ...init })).status).toBe(415);
    }
  });

  test('A41 a login and a password of the wrong kind', async () => {
    const portal = await portalAtWork();
    const browser = portal.browser();
    for (const body of ['login=mere&login=mere&password=x', 'login=mere&password[a]=x']) {
      expect((await browser.send('/sign-in', { method: 'POST', body, headers: urlencoded })).status).toBe(400);
    }
    expect(portal.reported).toEqual([]);
  });
});

describe('markup in names', () => {
  test('A44 is text wherever a name is shown', async () => {
    const portal = await portalAtWork();
    const name = '<script>alert(1)</script>"\'&';
    const browser = await memberOf(portal, { name, email: name, project: { name, active: true } });
    for (const path of ['/account', '/account/email', '/account/lander']) {
      const { text } = await browser.get(path);
      expect(text).not.toContain('<script>alert');
      expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
    }
  });
});

async function idOfMere({ centre }: PortalAtWork): Promise<string> {
  return (await centre.people.findByLogin(mere.login))?.id ?? '';
}
