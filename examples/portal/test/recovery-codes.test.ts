import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeAt } from './authenticator.ts';
import type { Browser, Page } from './browser.ts';
import { begin, memberOf, mere, type PortalAtWork, portalAtWork, signedIn } from './portal-at-work.ts';

const challenge = '/sign-in/code';
const withLetters = '/sign-in/code?with=recovery-code';
const renew = '/account/recovery-codes';
const nobodys = '0000-1111-2222-3333-4444-5555';

/** The recovery codes on a page. */
function codesOn({ text }: Page): readonly string[] {
  return [...text.matchAll(/<li><code translate="no">([^<]*)<\/code><\/li>/g)].map(([, code = '']) => code);
}

/** Somebody with a device, and the codes that were shown for it. The clock stands at a fresh code. */
async function withCodes(portal: PortalAtWork) {
  const browser = await memberOf(portal);
  const { key, enrollmentId } = await begin(browser);
  const answer = await link(portal, browser, { key, enrollmentId });
  portal.clock.now += 30_000;
  return { browser, key, answer, codes: codesOn(answer), userId: await idOf(portal) };
}

function link(portal: PortalAtWork, browser: Browser, { key, enrollmentId }: { key: string; enrollmentId: string }) {
  const code = codeAt(key, portal.clock.now);
  return browser.post('/account/two-factor/link', { enrollmentId, code });
}

async function idOf({ centre }: PortalAtWork): Promise<string> {
  return (await centre.people.findByLogin(mere.login))?.id ?? '';
}

async function disable({ centre, clock }: PortalAtWork, userId: string): Promise<void> {
  for (let guess = 0; guess < 50; guess += 1) {
    await centre.watchword.verify({ userId, code: '000000' });
    clock.now += 86_400_000;
  }
}

/** A browser in which password and recovery code were typed. */
async function recovered(portal: PortalAtWork, code = ''): Promise<Browser> {
  const browser = await signedIn(portal);
  expect((await browser.post(withLetters, { code })).location).toBe('/account');
  return browser;
}

describe('recovery codes', () => {
  test('S6 N18 are shown once, to be kept, in a list that can be copied, and lead on without a script', async () => {
    const portal = await portalAtWork();
    const { browser, answer, codes } = await withCodes(portal);
    expect(answer.status).toBe(200);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){5}$/);
    expect(answer.text).toContain('They are shown only');
    expect(answer.text).toContain('<input type="checkbox" required>');
    expect(answer.text).toMatch(/<form method="get" action="\/account\/two-factor\/done">/);
    for (const path of ['/account', '/account/two-factor', '/account/two-factor/done', '/account/two-factor/link']) {
      const { text } = await browser.follow(await browser.get(path));
      for (const code of codes) expect(text).not.toContain(code);
    }
  });

  test('V19 A45 are kept by no cache, in no address, and in no file of the portal', async () => {
    const portal = await portalAtWork();
    const { browser, answer, codes } = await withCodes(portal);
    const renewed = await browser.post(renew);
    for (const page of [answer, renewed]) {
      expect(page.headers.get('cache-control')).toContain('no-store');
      expect(page.location).toBeUndefined();
    }
    const all = [...codes, ...codesOn(renewed)];
    expect(all).toHaveLength(20);
    for (const file of readdirSync(portal.folder)) {
      const bytes = readFileSync(join(portal.folder, file), 'latin1');
      for (const code of all) {
        expect(bytes).not.toContain(code);
        expect(bytes).not.toContain(code.replaceAll('-', ''));
      }
    }
  });

  test('C1 W10 the challenge leads to a box with letters, in which they fit', async () => {
    const portal = await portalAtWork();
    await withCodes(portal);
    const browser = await signedIn(portal);
    expect((await browser.get(challenge)).text).toContain(`<a href="${withLetters}">Type a recovery code</a>`);
    const { text } = await browser.get(withLetters);
    expect(text).toContain('<label for="code">Recovery code</label>');
    expect(text).toContain('inputmode="text" autocomplete="off" maxlength="64"');
    expect(text).not.toContain('pattern=');
    expect(text).toContain('href="/sign-in/code"');
  });

  test('A12 sign in, once each, in either box and in any spelling', async () => {
    const portal = await portalAtWork();
    const { codes } = await withCodes(portal);
    const [first = '', second = ''] = codes;
    const one = await signedIn(portal);
    const before = one.cookies.get('session');
    expect((await one.post(challenge, { code: first })).location).toBe('/account');
    expect(one.cookies.get('session')).not.toBe(before);
    await recovered(portal, second.toLowerCase().replaceAll('-', ' '));
    const again = await signedIn(portal);
    for (const code of [first, second]) {
      const page = await again.post(withLetters, { code });
      expect(page.status).toBe(422);
      expect(page.title).toMatch(/^Wrong recovery code · /);
    }
    expect((await again.get('/account')).location).toBe('/sign-in/code');
  });

  test('C7 the account page says that it was one, and how many are left', async () => {
    const portal = await portalAtWork();
    const { codes, browser, key } = await withCodes(portal);
    expect((await browser.get('/account')).text).toContain('Recovery codes left: <strong>10</strong>');
    const { text } = await (await recovered(portal, codes[0])).get('/account');
    expect(text).toContain('Recovery codes left: <strong>9</strong>');
    expect(text).toContain('You signed in with a recovery code: <strong>9 are left</strong>');
    const other = await signedIn(portal);
    await other.post(challenge, { code: codeAt(key, portal.clock.now) });
    expect((await other.get('/account')).text).not.toContain('You signed in with a recovery code');
  });

  test('C2 W8 a wrong one is told in words of its own, whichever box it was typed into', async () => {
    const portal = await portalAtWork();
    await withCodes(portal);
    const browser = await signedIn(portal);
    for (const path of [challenge, withLetters]) {
      expect(await browser.post(path, { code: nobodys })).toMatchObject({ status: 422 });
      expect((await browser.post(path, { code: nobodys })).text).not.toContain('Wait for the next one');
      expect((await browser.post(path, { code: `${nobodys}9` })).title).toMatch(/^Not a recovery code · /);
    }
    expect((await browser.post(challenge, { code: '12345' })).title).toMatch(/^Not a code · /);
  });

  test('C4 A23 they work while the app’s codes are throttled, and the page says so', async () => {
    const portal = await portalAtWork();
    const { codes } = await withCodes(portal);
    const browser = await signedIn(portal);
    for (let guess = 0; guess < 6; guess += 1) await browser.post(challenge, { code: '000000' });
    expect((await browser.get(challenge)).text).toContain('A recovery code works now.');
    expect((await browser.get(withLetters)).title).toMatch(/^Two-factor sign-in/);
    expect((await browser.post(withLetters, { code: codes[0] ?? '' })).location).toBe('/account');
  });

  test('A16 many wrong ones cost ten seconds each, said in their own words', async () => {
    const portal = await portalAtWork();
    const { codes } = await withCodes(portal);
    const browser = await signedIn(portal);
    for (let guess = 0; guess < 6; guess += 1) await browser.post(withLetters, { code: nobodys });
    const page = await browser.post(withLetters, { code: codes[0] ?? '' });
    expect(page.status).toBe(429);
    expect(page.headers.get('retry-after')).toBe('10');
    expect(page.text).toContain('several wrong recovery codes');
    portal.clock.now += 10_000;
    expect((await browser.post(withLetters, { code: codes[0] ?? '' })).location).toBe('/account');
  });

  test('C5 a wrong one while codes are switched off leaves that page, with the error beside the box', async () => {
    const portal = await portalAtWork();
    const { userId } = await withCodes(portal);
    await disable(portal, userId);
    const page = await (await signedIn(portal)).post(withLetters, { code: nobodys });
    expect(page.status).toBe(422);
    expect(page.title).toMatch(/^Wrong recovery code · /);
    expect(page.text).toContain('<strong>Codes are switched off.</strong>');
    expect(page.text).toMatch(/aria-describedby="refusal code-hint"\s+aria-invalid="true"/);
  });
});

describe('a lost device', () => {
  test('C7 A38 is replaced after a recovery code: the old app and its sessions end, the codes stay', async () => {
    const portal = await portalAtWork();
    const { browser: old, key, codes, userId } = await withCodes(portal);
    const browser = await recovered(portal, codes[0]);
    expect((await browser.get('/account/two-factor')).text).toContain('replaces the one that is linked');
    const fresh = await begin(browser);
    expect((await browser.follow(await link(portal, browser, fresh))).text).toContain('Your device is linked');
    const { devices, recoveryCodesLeft } = await portal.centre.watchword.status({ userId });
    expect(devices.map(({ id }) => id)).toEqual([fresh.enrollmentId]);
    expect(recoveryCodesLeft).toBe(9);
    expect((await old.get('/account')).location).toBe('/sign-in');
    portal.clock.now += 30_000;
    const another = await signedIn(portal);
    expect((await another.post(challenge, { code: codeAt(key, portal.clock.now) })).status).toBe(422);
    expect((await another.post(challenge, { code: codeAt(fresh.key, portal.clock.now) })).location).toBe('/account');
  });

  test('A14 A30 nobody replaces it with a code of the app, nor with a recovery code of long ago', async () => {
    const portal = await portalAtWork();
    const { browser: old, codes, userId } = await withCodes(portal);
    expect((await old.get('/account/two-factor')).text).toContain('Two-factor authentication is on');
    await old.post('/account/two-factor');
    const browser = await recovered(portal, codes[0]);
    portal.clock.now += 300_000;
    const page = await browser.post('/account/two-factor');
    expect(page.status).toBe(403);
    expect(page.title).toMatch(/^Sign in with a recovery code · /);
    expect((await portal.centre.watchword.status({ userId })).pending).toBeUndefined();
  });

  test('A30 while codes are switched off, a session from before is told what it takes, and begins nothing', async () => {
    const portal = await portalAtWork();
    const { browser, userId, codes } = await withCodes(portal);
    const { clock } = portal;
    const { now } = clock;
    await disable(portal, userId);
    // As if the guesses had come in the same minute: the session still lives.
    clock.now = now;
    const page = await browser.post('/account/two-factor');
    expect(page).toMatchObject({ status: 403, location: undefined });
    expect(page.text).toContain('Setting up your app anew takes a recovery code');
    expect((await portal.centre.watchword.status({ userId })).pending).toBeUndefined();
    const { text } = await (await recovered(portal, codes[0])).get('/account');
    expect(text).toContain('Set up your app anew</a> within 5 minutes');
  });
});

describe('new recovery codes', () => {
  test('S8 A15 for an answer that was lost: the old ones end', async () => {
    const portal = await portalAtWork();
    const { browser, codes } = await withCodes(portal);
    expect((await browser.get('/account/two-factor/done')).text).toContain(`action="${renew}"`);
    const page = await browser.post(renew);
    expect(page.text).toContain('Your old codes no longer work.');
    const renewed = codesOn(page);
    expect(renewed).toHaveLength(10);
    const other = await signedIn(portal);
    expect((await other.post(withLetters, { code: codes[0] ?? '' })).status).toBe(422);
    await recovered(portal, renewed[0]);
  });

  test('A14 A15 are not made long after the sign-in, and the old ones stay', async () => {
    const portal = await portalAtWork();
    const { browser, codes } = await withCodes(portal);
    portal.clock.now += 300_000;
    const page = await browser.post(renew);
    expect(page.status).toBe(403);
    expect(page.title).toMatch(/^Sign in again · /);
    expect(page.text).toContain('<strong>Sign in again.</strong>');
    expect(codesOn(page)).toEqual([]);
    await recovered(portal, codes[0]);
  });

  test('A36 A45 are not made with the password alone, from another site, or by opening the address', async () => {
    const portal = await portalAtWork();
    const { browser, codes } = await withCodes(portal);
    expect((await (await signedIn(portal)).post(renew)).location).toBe('/sign-in/code');
    expect((await portal.browser().post(renew)).location).toMatch(/^\/sign-in/);
    expect((await browser.post(renew, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await browser.get(renew)).location).toBe('/account');
    await recovered(portal, codes[0]);
  });

  test('somebody without a device has none to make', async () => {
    const portal = await portalAtWork();
    const page = await (await memberOf(portal)).post(renew);
    expect(page.status).toBe(403);
    expect(codesOn(page)).toEqual([]);
  });
});
