import type { RequestHandler } from 'express';
import { expect, onTestFinished, test, vi } from 'vitest';
import { challenged, type Person, verify } from './support/people.ts';
import { openSite, type Site } from './support/site.ts';

/** As "remember this browser" does: not to skip the code, but to be told from strangers. */
function remember(site: () => Site): RequestHandler {
  return async (request, response) => {
    const { proof } = await site().twoFactor.proofOf(request);
    response.cookie('known', proof, { httpOnly: true }).end();
  };
}

/** Somebody who knows the password types wrong codes until there is a wait. */
async function guessAway(site: Site, person: Person): Promise<void> {
  for (let guess = 0; guess < 6; guess += 1) {
    const visitor = await site.visitor();
    await verify({ ...person, visitor }, person.phone.wrongCode());
  }
}

test('A23 an earlier proof in a cookie keeps strangers from holding the owner up, and is no code', async () => {
  const site = await openSite({
    options: { known: ({ headers }) => /known=([^;]+)/.exec(headers.cookie ?? '')?.[1] },
    more: (app, { require }) =>
      void app.get(
        '/remember',
        require(),
        remember(() => site),
      ),
  });
  const person = await challenged(site);
  await verify(person);
  await person.visitor.get('/remember');
  const known = person.visitor.cookies.get('known') ?? '';
  expect(known).toMatch(/^ww1\./);
  site.clock.advance(30);
  await guessAway(site, person);

  const owner = { ...person, visitor: await site.visitor() };
  owner.visitor.cookies.set('known', known);
  expect((await owner.visitor.page('/account')).status).toBe(303);
  expect((await verify({ ...person, visitor: await site.visitor() })).status).toBe(429);
  expect((await verify(owner)).status).toBe(200);
});

test('a host reads what was shown, once a guard has let the request through', async () => {
  const seen: unknown[] = [];
  const site = await openSite({
    before: [
      (request, _response, next) => {
        seen.push(site.twoFactor.provenOf(request));
        next();
      },
    ],
    more: (app, { provenOf, require }) =>
      void app.get('/proven', require(), (request, response) => void response.json(provenOf(request))),
  });
  const person = await challenged(site);
  await verify(person);
  const { text } = await person.visitor.get('/proven');
  expect(JSON.parse(text)).toEqual({
    ok: true,
    method: 'totp',
    deviceId: person.deviceId,
    authenticatedAt: site.clock(),
  });
  expect(seen.every((each) => each === undefined)).toBe(true);
});

test('A18 without onError a failure is a warning, which names the operation and nothing else', async () => {
  const warned: string[] = [];
  const spy = vi.spyOn(process, 'emitWarning').mockImplementation((warning) => void warned.push(String(warning)));
  onTestFinished(() => spy.mockRestore());
  const site = await openSite({ options: { onError: undefined } as never });
  const person = await challenged(site);
  site.storage.down = true;
  expect((await verify(person)).status).toBe(503);
  expect(warned).toEqual(['POST /verify failed. Pass onError to createTwoFactor to see why.']);
});
