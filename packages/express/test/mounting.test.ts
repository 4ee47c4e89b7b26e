import express, { type RequestHandler, Router } from 'express';
import { describe, expect, test } from 'vitest';
import { challenged, link, verify } from './support/people.ts';
import { openSite } from './support/site.ts';

describe('mounted', () => {
  test('at a path of its own, in a sub-application and in a router, it works if basePath says so', async () => {
    for (const mount of [
      (routes: RequestHandler) => express().use('/account/2fa', routes),
      (routes: RequestHandler) => express().use('/account', express().use('/2fa', routes)),
      (routes: RequestHandler) => express().use('/account', Router().use('/2fa', routes)),
    ]) {
      const site = await openSite({
        options: { basePath: '/account/2fa' },
        mount: (app, twoFactor) => void app.use(mount(twoFactor.routes)),
      });
      const { visitor } = await link(site, await site.visitor(), '/account/2fa/api');
      expect((await visitor.page('/account')).status).toBe(200);
      expect((await site.stranger().page('/step-up')).location).toBe('/account/2fa/challenge?return_to=%2Fstep-up');
    }
  });

  test('elsewhere than basePath says is a mistake, which is said at the first request', async () => {
    const site = await openSite({ mount: (app, twoFactor) => void app.use('/mfa', twoFactor.routes) });
    expect((await site.stranger().get('/mfa/api/status')).status).toBe(500);
    expect(site.errors).toMatchObject([
      { code: 'misuse', message: expect.stringContaining('mounted at "/mfa", but basePath says "/two-factor"') },
    ]);
  });

  test('at the root, on a host of its own', async () => {
    const site = await openSite({
      options: { basePath: '/' },
      mount: (app, { require, routes }) => void app.get('/guarded', require()).use(routes),
    });
    expect((await site.stranger().page('/guarded')).location).toBe('/challenge?return_to=%2Fguarded');
    expect((await site.stranger().get('/api/status')).status).toBe(401);
  });

  test('without origins, as while it is being built, it goes by the address that it is asked at', async () => {
    const site = await openSite({ options: { origins: [] } });
    const { visitor, recoveryCodes } = await challenged(site);
    const own = `http://127.0.0.1:${site.port}`;
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    const guarded = await visitor.send('POST', '/account', {
      ...form,
      'sec-fetch-mode': 'navigate',
      referer: `${own}/form`,
      host: `127.0.0.1:${site.port}`,
    });
    expect(guarded.location).toBe('/two-factor/challenge?return_to=%2Fform');
    const fields = new URLSearchParams({ code: recoveryCodes[0] ?? '', return_to: '/account' }).toString();
    const { location } = await visitor.send(
      'POST',
      '/two-factor/challenge',
      { ...form, host: `127.0.0.1:${site.port}` },
      fields,
    );
    expect(new URL(location ?? '', own).searchParams.get('return_to')).toBe(`${own}/account`);
  });

  test('twice is once and a mistake', async () => {
    const site = await openSite({
      mount: (app, { routes }) => void app.use('/two-factor', routes).use('/two-factor', routes).use('/again', routes),
    });
    const person = await challenged(site);
    expect((await verify(person)).status).toBe(200);
    expect((await person.visitor.get('/again/api/status')).status).toBe(500);
  });

  test.each(['/Two-Factor/api/status', '/TWO-FACTOR/api/verify', '/two-factor/API/verify', '/two-factor//api/verify'])(
    'A37 %s is no way round, and no mistake of the host’s',
    async (address) => {
      const site = await openSite();
      const { visitor } = await challenged(site);
      expect((await visitor.get(address)).status).toBe(404);
      expect(site.errors).toEqual([]);
    },
  );

  test.each([
    '/two-factor/../account',
    '/two-factor/%2e%2e/account',
    '/two-factor/api/..%2f..%2faccount',
    '/two-factor/x;/../../account',
  ])('A37 %s reaches nothing behind the guard', async (address) => {
    const site = await openSite();
    const { visitor } = await challenged(site);
    const { status, text } = await visitor.get(address);
    expect(status).toBe(404);
    expect(text).not.toContain('secret');
  });

  test('a host in the request line is not believed', async () => {
    const site = await openSite();
    const { visitor } = await challenged(site);
    expect(await visitor.get('http://evil.example/two-factor/api/status')).toMatchObject({ status: 200 });
  });
});
