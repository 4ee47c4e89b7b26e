import { describe, expect, test } from 'vitest';
import { origin } from './support/origin.ts';
import { challenged } from './support/people.ts';
import { openSite } from './support/site.ts';

describe('the page to come back to', () => {
  test('A45 a form leads back to its own page, and what it sent is never sent again', async () => {
    const site = await openSite();
    const { visitor } = await challenged(site);
    const reply = await visitor.form('/step-up', { password: 'new' }, '/settings?tab=password');
    expect(reply).toMatchObject({ status: 303, text: '' });
    expect(reply.location).toBe('/two-factor/challenge?return_to=%2Fsettings%3Ftab%3Dpassword');
  });

  test.each([
    ['another site', 'https://evil.example/settings'],
    ['another port', `${origin}:8443/settings`],
    ['another scheme', 'http://my.my-hpc.example/settings'],
    ['a name that begins like ours', `${origin}.evil.example/`],
    ['a user that is called like us', 'https://my.my-hpc.example@evil.example/'],
    ['no address', 'settings'],
    ['nothing', ''],
    ['a blob', `blob:${origin}/x`],
  ])('A44 a form whose Referer is %s leads back to no page', async (_what, referer) => {
    const site = await openSite();
    const { visitor } = await challenged(site);
    const reply = await visitor.send('POST', '/account', { 'sec-fetch-mode': 'navigate', referer });
    expect([reply.status, reply.location]).toEqual([303, '/two-factor/challenge']);
  });

  test('A44 of several origins, the challenge goes on at the one that the request came to', async () => {
    const site = await openSite({ options: { origins: [origin, 'http://localhost:3000'] } });
    const person = await challenged(site);
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    const send = (host: string) => {
      const fields = new URLSearchParams({ code: person.phone.code(), return_to: '/account' }).toString();
      return person.visitor.send('POST', '/two-factor/challenge', { ...form, host }, fields);
    };
    expect((await send('localhost:3000')).location).toBe('http://localhost:3000/account');
    site.clock.advance(30);
    expect((await send('evil.example')).location).toBe(`${origin}/account`);
  });

  test('A44 a Host header that fits the Referer makes a page of another site none of ours', async () => {
    const site = await openSite();
    const headers = { 'sec-fetch-mode': 'navigate', host: 'evil.example', referer: 'http://evil.example/settings' };
    expect((await site.stranger().send('POST', '/account', headers)).location).toBe('/two-factor/challenge');
  });

  test('A44 of several origins, each form comes back to its own page', async () => {
    const site = await openSite({ options: { origins: [origin, 'http://localhost:3000'] } });
    const headers = { 'sec-fetch-mode': 'navigate', referer: 'http://localhost:3000/settings' };
    expect((await site.stranger().send('POST', '/account', headers)).location).toMatch(/return_to=%2Fsettings$/);
  });

  test.each([
    ['two slashes', '//evil.example/account'],
    ['a host in the request line', 'http://evil.example/account'],
    ['a line end', '/account?x=%0d%0aLocation:%20https://evil.example'],
    ['letters of other scripts', '/account?q=%E2%98%83&next=https://evil.example'],
  ])('A44 an address with %s stays an escaped text in an address of ours', async (_what, path) => {
    const site = await openSite({ more: (app, twoFactor) => void app.use(twoFactor.require()) });
    const { location = '' } = await site.stranger().page(path);
    expect(location).toMatch(/^\/two-factor\/challenge\?return_to=[\w%.~*'()!-]+$/);
    expect(location).not.toMatch(/evil.*evil/);
  });

  test('A44 an address that is too long to come back to is left out, rather than break the answer', async () => {
    const site = await openSite();
    const { location } = await site.stranger().page(`/account?${'x'.repeat(6000)}`);
    expect(location).toBe('/two-factor/challenge');
  });
});
