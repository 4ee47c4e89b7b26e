import { describe, expect, test } from 'vitest';
import { type Browser, browserOf } from './support/browser.ts';
import { asked, askedOnceMore, askedWhileDisabled, hrefOf, jobs, pages, toJobs, type } from './support/challenge.ts';
import { foreignAddresses } from './support/foreign-addresses.ts';
import { origin } from './support/origin.ts';
import { challenged } from './support/people.ts';
import type { Shown } from './support/shown.ts';
import { openSite } from './support/site.ts';

describe('A21 A45 N24 a code from elsewhere', () => {
  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin }],
    ['another origin of this site', { 'sec-fetch-site': 'same-site', origin }],
    ['an old browser on another site', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['no known place', {}],
  ])('%s is not looked at, and signs nobody in', async (_where, headers) => {
    const { site, browser, code } = await asked();
    site.storage.trips = 0;
    const sent = await browser.post('/challenge', { code: code() }, headers);
    expect([sent.status, sent.title]).toEqual([403, 'Sent from another page · My HPC']);
    expect(site.storage.trips).toBe(0);
    expect(site.sessions.issued).toHaveLength(1);
    expect((await browser.post('/challenge', { code: code() }, { origin })).status).toBe(303);
  });
});

/** No address can hold half a character, and no test asks for a page by the address of a secret. */
const sendable = foreignAddresses.filter((address) => address.isWellFormed() && !address.startsWith('otpauth:'));

describe('where the challenge leads on to', () => {
  test.each(sendable)('A44 %j is not it, neither from the address nor from the form', async (address) => {
    const { site, browser } = await asked();
    const page = await browser.open(`/challenge?${new URLSearchParams({ return_to: address }).toString()}`);
    const hidden = page.document.querySelector<HTMLInputElement>('[name=return_to]')?.value;
    expect(hidden).toBe(`${origin}/account`);
    const { code } = await challenged(site, 'bob');
    const bob = browserOf(site, 'bob');
    const sent = await bob.post('/challenge', { code: code(), return_to: address });
    expect([sent.status, sent.location]).toEqual([303, `${origin}/account`]);
  });

  test('A44 is kept from page to page, to the one after a recovery code', async () => {
    const { browser, page, wrong, recoveryCodes } = await asked();
    const again = await type({ browser }, page, wrong());
    const other = await browser.open(hrefOf(again, '.aside a'));
    const recovered = await type({ browser }, other, recoveryCodes[0]);
    expect(hrefOf(recovered, '.primary')).toBe(jobs);
  });

  test('is never the challenge itself, which would ask once more', async () => {
    const { browser, code } = await asked();
    const page = await browser.open(`/challenge?return_to=${encodeURIComponent(toJobs)}`);
    expect((await type({ browser }, page, code())).location).toBe(`${origin}/account`);
  });

  test('is the first value if there are several, in the address, and none in a form', async () => {
    const { browser, code } = await asked();
    const page = await browser.open('/challenge?return_to=/jobs&return_to=/other');
    expect(page.document.querySelector<HTMLInputElement>('[name=return_to]')?.value).toBe(`${origin}/jobs`);
    const sent = await browser.post('/challenge', `code=${code()}&return_to=/jobs&return_to=/other`);
    expect([sent.status, sent.title]).toEqual([400, 'That didn’t work · My HPC']);
  });
});

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus=alert(1) '",
  '</title><script>1</script>',
  '{{7*7}}',
  '&lt;b&gt;',
  '\u202Egnp.exe',
  'مريم عبد الرحمن',
  'x'.repeat(500),
];

describe('A44 a name', () => {
  test.each(hostile)('of a user, %j, is text', async (name) => {
    const site = openSite({ handler: { pages } });
    const { visitor } = await challenged(site, 'bob');
    const kept = site.sessions.kept.get(visitor.session ?? '');
    const session = () => ({ user: { id: kept?.userId ?? '', name }, setProof: () => undefined });
    const named = openSite({ handler: { pages, session, watchword: site.watchword } });
    const page = await browserOf(named).open('/challenge');
    expect(page.document.querySelector('.lead bdi')?.textContent).toBe(name);
  });

  test.each(hostile)('of a site, %j, and what stands on a link, is text', async (name) => {
    const link = { label: name, href: '/help' };
    const site = openSite({ handler: { pages: { name, support: link, navigation: [link] } } });
    const { visitor } = await challenged(site);
    const browser = browserOf(site);
    browser.session = visitor.session;
    const page = await browser.open('/challenge');
    expect(page.document.querySelector('.brand bdi')?.textContent).toBe(name);
    expect(page.title).toBe(`Two-factor sign-in · ${name}`.replace(/\s+/g, ' ').trim());
    expect(page.document.querySelector('footer a')?.textContent).toBe(name);
  });
});

describe('A19 U11 what was typed', () => {
  test('is in no address, no page and no report', async () => {
    const { site, browser, page, code, recoveryCodes } = await asked();
    const secrets = [code(), recoveryCodes[0] ?? '', 'not-a-code-but-maybe-a-password'];
    const shown: Shown[] = [];
    site.storage.down = true;
    for (const secret of secrets) shown.push(await type({ browser }, page, secret));
    site.storage.down = false;
    site.sessions.failing = new Error('full');
    for (const secret of secrets) shown.push(await type({ browser }, page, secret));
    site.sessions.failing = undefined;
    for (const secret of secrets) shown.push(await type({ browser }, page, secret));
    const said = JSON.stringify([
      shown.map(({ html, url, location }) => [html, url, location]),
      site.reported,
      site.events,
    ]);
    for (const secret of secrets) expect(said).not.toContain(secret);
  });

  test('T9 and was right is spent if the proof of it cannot be kept, and nobody is let in', async () => {
    const { site, browser, page, code } = await asked();
    site.sessions.failing = new Error('full');
    const reply = await type({ browser }, page, code());
    expect([reply.status, reply.title]).toEqual([500, 'Something went wrong · My HPC']);
    site.sessions.failing = undefined;
    expect((await type({ browser }, page, code())).status).toBe(409);
  });
});

describe('round trips to the store', () => {
  test.each([
    ['to ask', 200, 1, asked, (_code: string, browser: Browser) => browser.send(toJobs)],
    ['a right code', 303, 2, asked, (code: string, browser: Browser) => browser.post('/challenge', { code })],
    [
      'a wrong code',
      422,
      2,
      asked,
      (_code: string, browser: Browser) => browser.post('/challenge', { code: '000000' }),
    ],
    ['no code', 400, 0, asked, (_code: string, browser: Browser) => browser.post('/challenge', { code: 'x' })],
    ['to ask once more', 200, 1, askedOnceMore, (_code: string, browser: Browser) => browser.send(toJobs)],
    [
      'a code while it is switched off',
      403,
      1,
      askedWhileDisabled,
      (code: string, browser: Browser) => browser.post('/challenge', { code }),
    ],
  ])('%s: %d in %d', async (_what, status, trips, start, ask) => {
    const { site, browser, code } = await start();
    site.storage.trips = 0;
    const shown = await ask(code(), browser);
    expect([shown.status, site.storage.trips]).toEqual([status, trips]);
  });
});

describe('A40 one code', () => {
  test('from ten browsers at once opens one session', async () => {
    const { site, page, code } = await asked();
    const browsers = Array.from({ length: 10 }, () => browserOf(site));
    const replies = await Promise.all(browsers.map((browser) => type({ browser }, page, code())));
    expect(replies.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(9);
    expect(site.sessions.issued).toHaveLength(2);
  });
});
