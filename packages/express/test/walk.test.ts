import { expect, test } from 'vitest';
import { versions } from './support/express-versions.ts';
import { origin } from './support/origin.ts';
import { challenged } from './support/people.ts';
import { openSite } from './support/site.ts';

/** What a form of a page would send along. */
function hiddenIn(html: string): Record<string, string> {
  const found = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries(Array.from(found, ([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]));
}

const pages = { home: '/account', signIn: '/sign-in' };

test.each(versions)('V15 A44 from a page to the challenge and back, on Express %s', async (_version, express) => {
  const site = await openSite({ express, options: { pages } });
  const { visitor, phone } = await challenged(site);
  const { location = '' } = await visitor.page('/step-up?tab=2&x=%2F');
  const challenge = await visitor.page(location);
  expect(challenge).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
  const fields = hiddenIn(challenge.text);
  const wrong = await visitor.form('/two-factor/challenge', { ...fields, code: phone.wrongCode() }, location);
  expect(wrong.status).toBe(422);
  const right = await visitor.form('/two-factor/challenge', { ...hiddenIn(wrong.text), code: phone.code() }, location);
  expect([right.status, right.location]).toEqual([303, `${origin}/step-up?tab=2&x=%2F`]);
  expect((await visitor.page('/step-up?tab=2&x=%2F')).status).toBe(200);
});

test.each(versions)('A36 who has not signed in comes by the sign-in, on Express %s', async (_version, express) => {
  const site = await openSite({ express, options: { pages } });
  const stranger = site.stranger();
  const { location = '' } = await stranger.page('/account?tab=2');
  const url = new URL(location, origin);
  expect(url.pathname).toBe('/sign-in');
  expect(url.searchParams.get('return_to')).toBe('/account?tab=2');
});

test('without pages everybody is told as programs are', async () => {
  const site = await openSite({ options: { pages: false } });
  const { visitor } = await challenged(site);
  expect(await visitor.page('/account')).toMatchObject({ status: 403, body: { code: 'second-factor-required' } });
});

test('A9 a store that is down has a page of ours under the routes, and is told to onError', async () => {
  const site = await openSite();
  const { visitor, phone } = await challenged(site);
  site.storage.down = true;
  const reply = await visitor.form('/two-factor/challenge', { code: phone.code() });
  expect(reply).toMatchObject({ status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
  expect(site.reported).toMatchObject([{ code: 'storage' }]);
  expect(site.errors).toEqual([]);
});
