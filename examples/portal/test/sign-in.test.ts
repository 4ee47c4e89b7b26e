import { describe, expect, test } from 'vitest';
import { mere, pathOf, portalAtWork } from './portal-at-work.ts';

const right = { login: mere.login, password: mere.password ?? '' };

describe('sign-in', () => {
  test('a right password opens the account page of somebody without a device', async () => {
    const portal = await portalAtWork();
    await portal.centre.people.add(mere);
    const browser = portal.browser();
    const page = await browser.follow(await browser.post('/sign-in', right));
    expect(page.title).toBe('My HPC Account · My HPC');
    expect(page.text).toContain('Setup Two-Factor Authentication device');
    expect(page.text).toContain('<dd><bdi>Mere Walker</bdi></dd>');
  });

  test('V9 A42 a wrong password and a login that nobody has look alike', async () => {
    const portal = await portalAtWork();
    await portal.centre.people.add(mere);
    await portal.centre.people.add({ ...mere, login: 'aroha', password: null });
    const pages = await Promise.all(
      ['mere', 'tama', 'aroha'].map((login) => portal.browser().post('/sign-in', { login, password: 'not it' })),
    );
    expect(pages.map(({ status }) => status)).toEqual([422, 422, 422]);
    const [known, unknown, without] = pages.map(({ text }) => text.replaceAll(/mere|tama|aroha/g, 'X'));
    expect(unknown).toBe(known);
    expect(without).toBe(known);
    expect(known).toMatch(/<title>Wrong login or password · Sign in/);
  });

  test('W8 what was typed as login is kept, the password is not', async () => {
    const portal = await portalAtWork();
    const { text } = await portal.browser().post('/sign-in', { login: '"><b>', password: 'geheim' });
    expect(text).toContain('value="&quot;&gt;&lt;b&gt;"');
    expect(text).not.toContain('geheim');
  });

  test('A17 too many attempts: until when, also for a login that nobody has', async () => {
    const portal = await portalAtWork();
    const browser = portal.browser();
    for (let guess = 0; guess < 10; guess += 1) await browser.post('/sign-in', { login: 'tama', password: 'x' });
    const page = await browser.post('/sign-in', { login: 'tama', password: 'x' });
    expect(page.status).toBe(429);
    expect(page.title).toMatch(/^Please wait · Sign in/);
    expect(page.headers.get('retry-after')).toBe('60');
    expect(page.text).toContain('08:01:15 UTC');
  });

  test('an empty form costs nothing', async () => {
    const portal = await portalAtWork();
    for (let times = 0; times < 12; times += 1) {
      expect((await portal.browser().post('/sign-in', { login: '', password: '' })).status).toBe(400);
    }
    expect((await portal.browser().post('/sign-in', { login: '', password: 'x' })).status).toBe(400);
  });

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', ''])(
    'A44 a return address of %j leads to the account page',
    async (address) => {
      const portal = await portalAtWork();
      await portal.centre.people.add(mere);
      const browser = portal.browser();
      const { text } = await browser.get(`/sign-in?return_to=${encodeURIComponent(address)}`);
      expect(text).toContain(`name="return_to" value="${portal.origin}/account"`);
      const page = await browser.post('/sign-in', { ...right, return_to: address });
      expect(page.location).toBe(`${portal.origin}/account`);
    },
  );

  test('A44 an address that reads like another site’s leads to the portal itself', async () => {
    const portal = await portalAtWork();
    await portal.centre.people.add(mere);
    const page = await portal.browser().post('/sign-in', { ...right, return_to: '/..//evil.example' });
    expect(page.location).toBe(`${portal.origin}//evil.example`);
  });

  test('W7 C8 away for too long: signed out, told so, and led back to where they were going', async () => {
    const portal = await portalAtWork();
    await portal.centre.people.add(mere);
    const browser = portal.browser();
    await browser.post('/sign-in', right);
    portal.clock.now += 31 * 60_000;
    const page = await browser.follow(await browser.get('/account/lander'));
    expect(page.text).toContain('You were away too long');
    const returnTo = /name="return_to" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    expect(pathOf(await browser.post('/sign-in', { ...right, return_to: returnTo }))).toBe('/account/lander');
  });

  test('somebody who is signed in is not asked again', async () => {
    const portal = await portalAtWork();
    await portal.centre.people.add(mere);
    const browser = portal.browser();
    await browser.post('/sign-in', right);
    expect(pathOf(await browser.get('/sign-in'))).toBe('/account');
  });
});
