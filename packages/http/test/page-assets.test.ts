import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { asked, askedWhileDisabled, hrefOf, type } from './support/challenge.ts';
import { origin } from './support/origin.ts';
import { beginIn, linkIn } from './support/set-up.ts';
import type { Shown } from './support/shown.ts';
import { openSite, type Site } from './support/site.ts';

async function filesOf({ handler }: Site, page: Shown, headers: Record<string, string> = {}) {
  const paths = [
    hrefOf(page, 'link[rel=stylesheet]'),
    page.document.querySelector('script')?.getAttribute('src') ?? '',
  ];
  return Promise.all(paths.map((path) => handler(new Request(origin + path, { headers }))));
}

async function file(accept?: string) {
  const { site, page } = await asked();
  const [style] = await filesOf(site, page, accept === undefined ? {} : { 'accept-encoding': accept });
  return style!;
}

describe('the files of the pages', () => {
  test('are kept for good under the hash of what is in them, and need no session', async () => {
    const { site, page } = await asked();
    const [style, script] = await filesOf(site, page);
    expect(style?.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(script?.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    for (const { status, headers } of [style!, script!]) {
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('vary')).toBe('accept-encoding');
    }
    expect(hrefOf(page, 'link[rel=stylesheet]')).toMatch(/^\/two-factor\/assets\/pages-[0-9a-f]{12}\.css$/);
  });

  test.each([
    ['gzip', true],
    ['br, gzip;q=0.8', true],
    ['gzip;q=0', false],
    ['identity', false],
    [undefined, false],
  ])('for who accepts %j are packed: %s', async (accept, packed) => {
    const response = await file(accept);
    expect(response.headers.get('content-encoding')).toBe(packed ? 'gzip' : null);
    const body = Buffer.from(await response.arrayBuffer());
    expect((packed ? gunzipSync(body) : body).toString()).toContain(':root {');
  });

  test('of another release are the present ones, and kept by nobody', async () => {
    const { handler } = openSite();
    const response = await handler(new Request(`${origin}/two-factor/assets/pages-0123456789ab.css`));
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    for (const path of ['pages-0123456789ab.js.map', 'pages.css', '../package.json', 'pages-0123456789ab.css/x']) {
      expect((await handler(new Request(`${origin}/two-factor/assets/${path}`))).status).toBe(404);
    }
  });

  test('A19 ask no other site for anything, and make nothing of text', async () => {
    const { site, page } = await asked();
    const [style = '', script = ''] = await Promise.all((await filesOf(site, page)).map((each) => each.text()));
    expect(style).not.toMatch(/@import|url\(|https?:/);
    expect(script).not.toMatch(/innerHTML|insertAdjacent|document\.write|eval\(|Function\(|fetch\(|https?:|import/);
  });

  test('lay out by where text begins and ends, not by left and right', async () => {
    const style = await (await file()).text();
    expect(style).not.toMatch(
      /(?:margin|padding|border|inset)-(?:left|right)|\b(?:left|right):|text-align: (?:left|right)/,
    );
  });
});

const most = 20_000;

async function sizeOf(site: Site, page: Shown): Promise<number> {
  const files = await Promise.all(
    (await filesOf(site, page, { 'accept-encoding': 'gzip' })).map((each) => each.arrayBuffer()),
  );
  return gzipSync(page.html).length + files.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

describe('no page, with all its files, is larger than 20 KB', () => {
  test('packed', async () => {
    const site = openSite();
    const { page, browser } = await beginIn(site);
    const linked = await linkIn(site, browser);
    const { site: another, ...challenge } = await askedWhileDisabled();
    const refused = await type(challenge, challenge.page, '0000-1111-2222-3333-4444-5555');
    for (const shown of [page, linked.codesPage, await browser.open('')])
      expect(await sizeOf(site, shown)).toBeLessThan(most);
    for (const shown of [challenge.page, refused]) expect(await sizeOf(another, shown)).toBeLessThan(most);
  });
});
