import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { loadAssets } from '../src/assets/load-assets.ts';
import {
  begin,
  challenged,
  challengePath,
  memberOf,
  mere,
  type PortalAtWork,
  pathOf,
  portalAtWork,
  setUpPath,
} from './portal-at-work.ts';

describe('headers', () => {
  test('V19 A45 of a page', async () => {
    const browser = await memberOf(await portalAtWork());
    const headers = new Headers((await browser.get('/account')).headers);
    headers.delete('date');
    headers.delete('content-length');
    expect(Object.fromEntries(headers)).toMatchInlineSnapshot(`
      {
        "cache-control": "no-store",
        "connection": "keep-alive",
        "content-security-policy": "default-src 'none';script-src 'self';style-src 'self';img-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
        "content-type": "text/html; charset=utf-8",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "keep-alive": "timeout=5",
        "origin-agent-cluster": "?1",
        "referrer-policy": "same-origin",
        "x-content-type-options": "nosniff",
        "x-dns-prefetch-control": "off",
        "x-download-options": "noopen",
        "x-frame-options": "DENY",
        "x-permitted-cross-domain-policies": "none",
        "x-xss-protection": "0",
      }
    `);
  });

  test('V19 every answer that is no asset is kept by nobody', async () => {
    const browser = await memberOf(await portalAtWork());
    for (const path of ['/', '/account', '/sign-in', '/help/codes', '/nothing', '/two-factor', setUpPath]) {
      expect((await browser.get(path)).headers.get('cache-control'), path).toBe('no-store');
    }
    expect((await begin(browser)).page.headers.get('cache-control')).toBe('no-store');
    expect((await browser.post(`${setUpPath}/confirm`, {})).headers.get('cache-control')).toBe('no-store');
  });

  test('behind https, browsers are told to stay there', async () => {
    const browser = (await portalAtWork({ origin: 'https://my.my-hpc.example' })).browser();
    expect((await browser.get('/sign-in')).headers.get('strict-transport-security')).toBe(
      'max-age=63072000; includeSubDomains',
    );
    const plain = (await portalAtWork()).browser();
    expect((await plain.get('/sign-in')).headers.has('strict-transport-security')).toBe(false);
  });

  test('assets may be kept for good, and need no session', async () => {
    const browser = await memberOf(await portalAtWork());
    for (const { path, type } of Object.values(loadAssets())) {
      const { status, headers } = await browser.get(path);
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.get('content-type')).toBe(type);
      expect(path).toMatch(/\.[0-9a-f]{12}\.(css|js|svg)$/);
    }
    expect((await browser.get('/assets/portal.000000000000.css')).status).toBe(404);
    expect((await browser.get('/assets/../package.json')).status).toBe(404);
    expect((await browser.get('/assets/%2e%2e%2fpackage.json')).status).toBe(404);
  });

  test('no page has anything inline that the policy would have to let pass', async () => {
    const browser = await memberOf(await portalAtWork());
    const pages = [(await begin(browser)).page, await browser.get('/account'), await browser.get('/sign-in')];
    for (const { text } of pages)
      expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! src="\/(?:two-factor\/)?assets\/)/);
  });
});

describe('error pages', () => {
  test('404 there is no such page', async () => {
    const page = await (await portalAtWork()).browser().get('/nothing?<b>');
    expect(page.status).toBe(404);
    expect(page.title).toBe('There is no such page · My HPC');
    expect(page.text).not.toContain('<b>');
  });

  test('400 an address that cannot be decoded', async () => {
    expect((await (await portalAtWork()).browser().get('/%E0%A4%A')).status).toBe(404);
  });

  test('413 A41 more than any form needs', async () => {
    const portal = await portalAtWork();
    const { browser } = await challenged(portal);
    const page = await browser.post(challengePath, { code: '1'.repeat(20_000) });
    expect(page.status).toBe(413);
    expect(page.title).toBe('Too much text · My HPC');
    const fields = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`f${index}`, '']));
    for (const form of [fields, { login: '1'.repeat(20_000) }]) {
      const signIn = await browser.post('/sign-in', form);
      expect(signIn).toMatchObject({ status: 413, title: 'That was too much · My HPC' });
    }
    expect(portal.reported).toEqual([]);
  });

  test('C10 A9 the store fails: nobody gets in, nothing is used up, and the code is good once it is back', async () => {
    const portal = await portalAtWork();
    const { browser, code } = await challenged(portal);
    const fields = { code: code() };
    await withBrokenTables(portal, 'watchword.db', async () => {
      const page = await browser.post(challengePath, fields);
      expect(page.status).toBe(503);
      expect(page.title).toBe('We can’t check codes right now · My HPC');
      expect(page.text).toContain('Nothing was used up');
      expect(page.text).toMatch(/href="[^"]*\/two-factor\/challenge">Try again/);
      expect(page.text).not.toMatch(/sqlite|no such table|\bat .*\.ts/i);
      expect((await browser.get('/account')).status).toBe(503);
    });
    expect(portal.reported).toHaveLength(2);
    expect(pathOf(await browser.post(challengePath, fields))).toBe('/account');
  });

  test.each(['centre.db', 'sessions.db'])('A9 %s fails: 503, and nobody gets in', async (file) => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    await withBrokenTables(portal, file, async () => {
      const page = await browser.get('/account');
      expect(page.status).toBe(503);
      expect(page.title).toBe('We can’t reach our records right now · My HPC');
      const signIn = await portal.browser().post('/sign-in', { login: mere.login, password: mere.password ?? '' });
      expect(signIn.status).toBe(503);
      expect(signIn.headers.getSetCookie()).toEqual([]);
    });
    expect((await browser.get('/account')).status).toBe(200);
  });

  test('500 a mistake of the portal is told without its details', async () => {
    const portal = await portalAtWork();
    const browser = await memberOf(portal);
    Object.assign(portal.centre.people, { find: () => Promise.reject(new Error('the details')) });
    const page = await browser.get('/account');
    expect(page.status).toBe(500);
    expect(page.title).toBe('Something went wrong on our side · My HPC');
    expect(page.text).not.toContain('the details');
    expect(portal.reported).toEqual([new Error('the details')]);
  });
});

/** Another connection renames the tables away, and back. */
async function withBrokenTables({ folder }: PortalAtWork, file: string, work: () => Promise<void>): Promise<void> {
  const database = new DatabaseSync(join(folder, file));
  const tables = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all()
    .map(({ name }) => String(name));
  for (const name of tables) database.exec(`ALTER TABLE ${name} RENAME TO ${name}_away`);
  try {
    await work();
  } finally {
    for (const name of tables) database.exec(`ALTER TABLE ${name}_away RENAME TO ${name}`);
    database.close();
  }
}
