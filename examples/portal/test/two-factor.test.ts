import { describe, expect, test } from 'vitest';
import { codeAt } from './authenticator.ts';
import {
  challenged,
  challengePath,
  hiddenFields,
  linked,
  mere,
  pathOf,
  portalAtWork,
  signedIn,
} from './portal-at-work.ts';

describe('the second factor in the portal', () => {
  test('S6 S7 an app is linked, recovery codes are shown, and the lander is what comes next', async () => {
    const { browser, page } = await linked(await portalAtWork());
    expect(page.text.match(/(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}/g)?.length).toBeGreaterThanOrEqual(10);
    const done = await browser.get('/two-factor/set-up/done');
    expect(done.text).toContain('href="/account/lander"');
    expect((await browser.get('/account/lander')).text).toContain('ssh mere@lander');
  });

  test('C1 A12 a code signs in under a new session, and leads to where they were going', async () => {
    const { browser, code } = await challenged(await portalAtWork());
    const before = browser.cookies.get('session');
    const asked = await browser.follow(await browser.get('/account/lander'));
    const answer = await browser.post(challengePath, { ...hiddenFields(asked), code: code() });
    expect(answer).toMatchObject({ status: 303, location: expect.stringMatching(/\/account\/lander$/) });
    expect(browser.cookies.get('session')).not.toBe(before);
    expect((await browser.get('/account')).text).toContain('<p class="badge on">');
  });

  test('A1 ten browsers with one code at once: one gets in', async () => {
    const portal = await portalAtWork();
    const { browser, code } = await challenged(portal);
    const browsers = [browser, ...(await Promise.all(Array.from({ length: 9 }, () => signedIn(portal))))];
    const pages = await Promise.all(browsers.map((each) => each.post(challengePath, { code: code() })));
    expect(pages.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, ...Array<number>(9).fill(409)]);
  });

  test('C1 who has typed another’s password at the challenge signs in with another account', async () => {
    const { browser } = await challenged(await portalAtWork());
    const page = await browser.get(challengePath);
    const [, signOut = ''] = /<form[^>]* action="([^"]*)"[^>]*>\s*<button class="as-link"/.exec(page.text) ?? [];
    expect((await browser.follow(await browser.post(signOut))).title).toBe('Sign in · My HPC');
    expect(pathOf(await browser.get('/account'))).toBe('/sign-in');
  });

  test('A22 A14 the e-mail address is changed only with a code from the last five minutes', async () => {
    const portal = await portalAtWork();
    const { browser, key } = await linked(portal);
    const form = { email: ' mere@institute.example ' };
    portal.clock.now += 6 * 60_000;
    const refused = await browser.post('/account/email', form);
    expect(pathOf(refused)).toBe(challengePath);
    expect((await portal.centre.people.findByLogin(mere.login))?.email).toBe(mere.email);
    expect(pathOf(await browser.post(challengePath, { code: codeAt(key, portal.clock.now) }))).toBe('/account');
    expect(pathOf(await browser.post('/account/email', form))).toBe('/account');
    expect(await portal.centre.people.findByLogin(mere.login)).toMatchObject({
      email: 'mere@institute.example',
      emailVerified: false,
    });
  });

  test.each(['mere', 'mere@', '@x.example', 'a b@x.example', 'mere@x', ''])(
    '%j is no e-mail address',
    async (email) => {
      const portal = await portalAtWork();
      const { browser } = await linked(portal);
      const page = await browser.post('/account/email', { email });
      expect(page).toMatchObject({ status: 422, title: expect.stringMatching(/^Not an e-mail address · /) });
      expect((await portal.centre.people.findByLogin(mere.login))?.email).toBe(mere.email);
    },
  );
});
