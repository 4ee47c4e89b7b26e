import { describe, expect, test } from 'vitest';
import { english, type PagesOptions, type Texts } from '../src/index.ts';
import { browserOf } from './support/browser.ts';
import { asked, hrefOf, pages, toJobs } from './support/challenge.ts';
import { origin } from './support/origin.ts';
import { openSite } from './support/site.ts';

const asPage = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('an address that there is not', () => {
  test('is told as a page to people, with a way on, and as a problem to programs', async () => {
    const browser = browserOf(openSite({ handler: { pages } }));
    const page = await browser.send('/nothing', { headers: asPage });
    expect([page.status, page.title]).toEqual([404, 'Page not found · My HPC']);
    expect(hrefOf(page, '.primary')).toBe('/account');
    for (const [path, headers] of [
      ['/nothing', { accept: '*/*' }],
      ['/nothing', {}],
      ['/api/nothing', asPage],
      ['/api', asPage],
    ] as const) {
      const problem = await browser.send(path, { headers });
      expect([problem.status, problem.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    }
  });

  test.each(['/challenge/', '/Challenge', '/challenge%2f', '/./nothing', '/challenge/recovered/x'])(
    '%s is none of the pages',
    async (path) => {
      expect((await browserOf(openSite()).send(path, { headers: asPage })).status).toBe(404);
    },
  );
});

describe('without pages', () => {
  test('there is the API alone', async () => {
    const browser = browserOf(openSite({ handler: { pages: false } }));
    for (const path of ['', '/challenge', '/set-up', '/assets/pages-0123456789ab.css']) {
      const { status, headers } = await browser.send(path, { headers: asPage });
      expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    }
    expect((await browser.send('/api/status')).status).toBe(200);
  });
});

function noLanguage(): Texts {
  throw new Error('no such language');
}

describe('a failure of the host', () => {
  test('A9 is a page without its cause, and told to onError', async () => {
    const error = new Error('password=hunter2');
    const site = openSite({ handler: { pages, session: () => Promise.reject(error) } });
    const page = await browserOf(site).send(toJobs);
    expect([page.status, page.title]).toEqual([500, 'Something went wrong · My HPC']);
    expect(page.html).not.toContain('hunter2');
    expect(hrefOf(page, '.primary')).toBe(origin + toJobs);
    expect(site.reported).toEqual([{ error, request: { method: 'GET', path: '/challenge' } }]);
  });

  test('to choose a language is told in English', async () => {
    const site = openSite({ handler: { pages: { texts: noLanguage } } });
    expect((await browserOf(site).open('/challenge')).title).toBe('Two-factor sign-in · My HPC');
    expect(site.reported).toHaveLength(1);
  });

  test.each([
    [
      'that throws',
      {
        ...english,
        challenge: {
          ...english.challenge,
          toSignIn: () => {
            throw new Error('x');
          },
        },
      },
    ],
    ['that is not there', { ...english, challenge: undefined }],
    ['in no language', { ...english, frame: undefined }],
    ['of nothing at all', undefined],
  ])('in a text %s is answered all the same, and lets nobody in', async (_what, texts) => {
    const { site, ...person } = await asked();
    const handler = { watchword: site.watchword, session: site.sessions.of, pages: { texts: () => texts as Texts } };
    const broken = openSite({ handler });
    const browser = browserOf(broken);
    browser.session = person.visitor.session;
    const page = await browser.send('/challenge');
    expect(page.status).toBe(500);
    expect(page.html).not.toContain('x at');
    expect(broken.reported.length).toBeGreaterThan(0);
  });

  test('to hand the form on unread is its mistake, and spends no code', async () => {
    const { site, code } = await asked();
    const headers = { 'sec-fetch-site': 'same-origin', cookie: `session=${site.sessions.open('alice')}` };
    const body = new URLSearchParams({ code: code() });
    const request = new Request(`${origin}/two-factor/challenge`, { method: 'POST', headers, body });
    await request.text();
    expect((await site.handler(request)).status).toBe(500);
    expect(site.reported).toMatchObject([{ error: { code: 'misuse' }, request: { path: '/challenge' } }]);
    expect((await site.visitor().post('verify', { code: code() })).status).toBe(200);
  });
});

describe('the options of the pages', () => {
  test.each([
    [{ name: '' }, /pages\.name/],
    [{ home: 'https://my.my-hpc.example' }, /pages\.home/],
    [{ home: '//evil.example' }, /pages\.home/],
    [{ signIn: 'sign-in' }, /pages\.signIn/],
    [{ signIn: '/\\evil.example' }, /pages\.signIn/],
    [{ redirectsTo: ['https://client.example/path'] }, /origin/],
    [{ redirectsTo: ['https://client.example; script-src *'] }, /origin/],
    [{ redirectsTo: 'https://client.example' }, /pages\.redirectsTo/],
    [{ signOut: 'https://evil.example/out' }, /pages\.signOut/],
    [{ stylesheet: 'https://cdn.example/a.css' }, /pages\.stylesheet/],
    [{ support: { label: 'x', href: 'javascript:alert(1)' } }, /pages\.support/],
    [{ support: { label: ' ', href: '/help' } }, /pages\.support/],
    [{ changePassword: 'x' }, /pages\.changePassword/],
    [{ navigation: {} }, /pages\.navigation/],
    [{ navigation: [{ label: 'x', href: 'data:text/html,x' }] }, /pages\.navigation/],
    [{ timeZone: 'Mars/Base' }, /pages\.timeZone/],
    [{ text: english }, /text/],
  ])('%j are a mistake that is told', (given, message) => {
    expect(() => openSite({ handler: { pages: given as unknown as PagesOptions } })).toThrow(message);
  });

  test('are what every page shows', async () => {
    const site = openSite({
      handler: {
        pages: {
          ...pages,
          name: 'My HPC portal',
          stylesheet: '/brand.css',
          signIn: '/sign-in?as=user',
          navigation: [
            { label: 'Jobs', href: '/jobs' },
            { label: 'Two-factor', href: '/two-factor' },
          ],
        },
      },
    });
    const browser = browserOf(site);
    const page = await browser.open('/challenge');
    expect(page.title).toBe('Two-factor sign-in · My HPC portal');
    const styles = [...page.document.querySelectorAll('link[rel=stylesheet]')].map((each) => each.getAttribute('href'));
    expect(styles[1]).toBe('/brand.css');
    browser.session = undefined;
    const { location = '' } = await browser.send('/challenge');
    expect(location).toBe(`/sign-in?as=user&return_to=${encodeURIComponent(`${origin}/two-factor/challenge`)}`);
  });
});

test('A45 a form leads to this site alone, and to the sites that the host has named', async () => {
  const site = openSite({ handler: { pages: { redirectsTo: ['https://client.example'] } } });
  const { headers } = await site.handler(new Request(`${origin}/two-factor/challenge`));
  expect(headers.get('content-security-policy')).toContain(
    "form-action 'self' https://client.example; base-uri 'none'",
  );
});
