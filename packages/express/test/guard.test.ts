import express, { type RequestHandler, Router } from 'express';
import { describe, expect, test } from 'vitest';
import { versions } from './support/express-versions.ts';
import { challenged, link, verify } from './support/people.ts';
import { kinds } from './support/sessions.ts';
import { openSite } from './support/site.ts';

const combinations = versions.flatMap(([version, express]) =>
  kinds.map((kind) => [`Express ${version} with ${kind}`, { express, kind }] as const),
);

describe.each(combinations)('on %s', (_what, settings) => {
  test('A36 V15 before the code nothing is reached but the challenge, whatever is asked and how', async () => {
    const site = await openSite(settings);
    const { visitor } = await challenged(site);
    for (const path of ['/account', '/step-up', '/optional']) {
      for (const reply of [await visitor.page(path), await visitor.send('HEAD', path, { accept: 'text/html' })]) {
        expect(reply).toMatchObject({ status: 303, text: '' });
        expect(reply.location).toBe(`/two-factor/challenge?return_to=${encodeURIComponent(path)}`);
        expect(reply.headers['cache-control']).toBe('no-store');
      }
      const asked = await visitor.get(path);
      expect(asked).toMatchObject({ status: 403, body: { code: 'second-factor-required' } });
      expect(asked.headers).toMatchObject({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
    }
    expect(site.errors).toEqual([]);
  });

  test('A36 V12 after the code the page is reached, with what the application kept, and the session of before is dead', async () => {
    const site = await openSite(settings);
    const person = await challenged(site);
    const before = person.visitor.copy();
    expect((await verify(person)).status).toBe(200);
    expect(await person.visitor.page('/account')).toMatchObject({
      status: 200,
      text: 'secret of alice, cart of alice, by totp',
    });
    expect(person.visitor.cookies).not.toEqual(before.cookies);
    expect((await before.page('/account')).status).toBe(303);
  });

  test('V22 V14 a step-up asks again once the time is over, and is then good for its time', async () => {
    const site = await openSite(settings);
    const person = await challenged(site);
    await verify(person);
    const { visitor } = person;
    site.clock.advance(299);
    expect((await visitor.page('/step-up')).status).toBe(200);
    site.clock.advance(1);
    expect((await visitor.page('/account')).status).toBe(200);
    expect((await visitor.page('/step-up')).location).toBe('/two-factor/challenge?return_to=%2Fstep-up');
    expect(await visitor.get('/step-up')).toMatchObject({ status: 403, body: { code: 'authorization-required' } });
    const before = visitor.copy();
    expect((await verify(person)).status).toBe(200);
    expect((await visitor.page('/step-up')).status).toBe(200);
    expect((await before.page('/step-up')).status).toBe(303);
  });

  test('who has no device is led to set-up, unless enrollment is optional', async () => {
    const site = await openSite(settings);
    const visitor = await site.visitor('bob');
    expect((await visitor.page('/account?tab=2')).location).toBe('/two-factor/set-up?return_to=%2Faccount%3Ftab%3D2');
    expect(await visitor.get('/account')).toMatchObject({ status: 409, body: { code: 'not-enrolled' } });
    expect(await visitor.page('/optional')).toMatchObject({
      status: 200,
      text: expect.stringMatching(/^secret of bob/),
    });
    await link(site, visitor);
    expect((await visitor.page('/account')).text).toBe('secret of bob, cart of bob, by enrollment');
  });

  test('A14 A40 what one has shown opens nothing for another who signs in meanwhile in the same session', async () => {
    const site = await openSite(settings);
    await challenged(site, 'bob');
    const person = await challenged(site, 'alice');
    await verify(person);
    await person.visitor.post('/sign-in/bob');
    expect((await person.visitor.page('/account')).status).toBe(303);
    expect(await person.visitor.get('/two-factor/api/status')).toMatchObject({ body: { enrolled: true } });
    expect((await person.visitor.get('/two-factor/api/status')).body).not.toHaveProperty('devices');
  });

  test('A38 V13 linking or removing a device ends all other sessions at once, and not this one', async () => {
    const site = await openSite(settings);
    const first = await link(site, await site.visitor());
    const other = { ...first, visitor: await site.visitor() };
    await verify(other);
    expect((await other.visitor.page('/account')).status).toBe(200);
    const second = await link(site, first.visitor);
    expect((await other.visitor.page('/account')).status).toBe(303);
    expect((await first.visitor.page('/account')).status).toBe(200);
    expect((await first.visitor.delete(`/two-factor/api/devices/${second.deviceId}`)).status).toBe(204);
    expect((await first.visitor.page('/account')).status).toBe(200);
    site.clock.advance(30);
    await verify(other, first.phone.code());
    await first.visitor.delete(`/two-factor/api/devices/${first.deviceId}`);
    expect((await first.visitor.page('/optional')).status).toBe(200);
    expect((await other.visitor.page('/optional')).location).toBe('/two-factor/set-up?return_to=%2Foptional');
  });

  test('A9 a store that is down lets nobody in: the error handler gets a status, and no cause to show', async () => {
    const site = await openSite(settings);
    const person = await challenged(site);
    await verify(person);
    site.storage.down = true;
    for (const path of ['/account', '/optional']) {
      expect(await person.visitor.page(path)).toMatchObject({ status: 503, text: 'The application says sorry.' });
    }
    expect(site.errors).toHaveLength(2);
    expect(site.errors[0]).toMatchObject({ name: 'TwoFactorError', status: 503, code: 'unavailable', expose: false });
    expect(String((site.errors[0] as Error).stack)).not.toMatch(/alice|parameters/);
    site.storage.down = false;
    expect((await person.visitor.page('/account')).status).toBe(200);
  });

  test.each([undefined, null, 0, '', false, 'route', 'router'])(
    'A37 a host whose user() rejects with %j lets nobody past',
    async (thrown) => {
      const site = await openSite({ ...settings, options: { user: () => rejected(thrown) } });
      const visitor = site.stranger();
      for (const path of ['/account', '/optional', '/two-factor/api/status']) {
        expect(await visitor.page(path)).toMatchObject({ status: 500, text: 'The application says sorry.' });
      }
    },
  );
});

function rejected(reason: unknown): Promise<undefined> {
  const { promise, reject } = Promise.withResolvers<undefined>();
  reject(reason);
  return promise;
}

describe('who has not signed in', () => {
  test('A36 is sent to the challenge, which leads to the sign-in of the host', async () => {
    const site = await openSite();
    expect((await site.stranger().page('/account')).location).toBe('/two-factor/challenge?return_to=%2Faccount');
  });

  test('V15 gets 401 by API, and costs no read of the store', async () => {
    const site = await openSite();
    expect(await site.stranger().get('/account')).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    expect(await site.stranger().get('/optional')).toMatchObject({ status: 401 });
    expect(site.storage.trips).toBe(0);
  });
});

describe('a guard', () => {
  test('reads the store once, whoever asks', async () => {
    const site = await openSite();
    const person = await challenged(site);
    site.storage.trips = 0;
    await person.visitor.page('/account');
    expect(site.storage.trips).toBe(1);
    await verify(person);
    site.storage.trips = 0;
    await person.visitor.page('/account');
    expect(site.storage.trips).toBe(1);
  });

  test.each([
    ['Sec-Fetch-Mode: navigate', { 'sec-fetch-mode': 'navigate' }, 303],
    ['Accept: text/html of a browser that is too old for it', { accept: 'text/html,*/*;q=0.8' }, 303],
    ['a script that fetches HTML', { 'sec-fetch-mode': 'cors', accept: 'text/html' }, 401],
    ['a picture', { 'sec-fetch-mode': 'no-cors', accept: 'image/*' }, 401],
    ['curl', { accept: '*/*' }, 401],
    ['nothing at all', {}, 401],
    ['JSON', { accept: 'application/json' }, 401],
  ])('tells people from programs: %s', async (_what, headers, status) => {
    const site = await openSite();
    expect((await site.stranger().send('GET', '/account', headers as never)).status).toBe(status);
  });

  test('A45 X-Forwarded-Host and Host change nothing of where people are sent', async () => {
    const site = await openSite();
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' };
    const reply = await site.stranger().page('/account', headers);
    expect(reply.location).toBe('/two-factor/challenge?return_to=%2Faccount');
    expect(JSON.stringify(reply.headers)).not.toContain('evil');
  });

  test('A37 under a router of a sub-application it guards the same, and comes back to the whole address', async () => {
    const site = await openSite({
      more: (app, twoFactor) => {
        const router = Router().get('/deep', twoFactor.require(), (_request, response) => void response.send('inside'));
        app.use('/area', express().use('/inner', router));
      },
    });
    const person = await challenged(site);
    expect((await person.visitor.page('/area/inner/deep?x=1')).location).toBe(
      '/two-factor/challenge?return_to=%2Farea%2Finner%2Fdeep%3Fx%3D1',
    );
    await verify(person);
    expect((await person.visitor.page('/area/inner/deep')).text).toBe('inside');
  });

  test('before the pages is a mistake, which is said instead of redirecting without end', async () => {
    const site = await openSite({
      mount: (app, twoFactor) => void app.use(twoFactor.require()).use('/two-factor', twoFactor.routes),
    });
    for (const path of ['/two-factor/challenge', '/TWO-FACTOR/x?return_to=%2F', '/two-factor', '/two-factor?x']) {
      expect((await site.stranger().page(path)).status).toBe(500);
    }
    expect(site.errors[0]).toMatchObject({
      code: 'misuse',
      message: expect.stringContaining('Mount twoFactor.routes'),
    });
    expect((await site.stranger().page('/two-factor-news')).status).toBe(303);
  });

  test.each([true, 'alice', 42, {}, [], { id: '' }, { id: 42 }, { id: ['alice'] }, { id: 'a\u0000' }])(
    'A37 A39 that is told that %j is somebody lets nobody in',
    async (somebody) => {
      const site = await openSite({ options: { user: () => somebody as never } });
      for (const path of ['/account', '/optional']) {
        expect(await site.stranger().page(path)).toMatchObject({ status: 500, text: 'The application says sorry.' });
      }
    },
  );

  test('without a session is a mistake, which lets nobody in', async () => {
    const site = await openSite({ options: { user: () => alice }, before: [dropSession] });
    expect((await site.stranger().page('/optional')).status).toBe(500);
    expect(site.errors[0]).toMatchObject({ code: 'misuse', message: expect.stringContaining('Mount its middleware') });
  });
});

const alice = { id: 'alice', name: 'alice' };

const dropSession: RequestHandler = (request, _response, next) => {
  Reflect.deleteProperty(request, 'session');
  next();
};
