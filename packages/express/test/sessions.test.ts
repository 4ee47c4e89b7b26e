import { virtualAuthenticator } from '@watchword/testkit';
import express, { type Request, type RequestHandler } from 'express';
import { describe, expect, test } from 'vitest';
import type { KeptProof, SessionAdapter } from '../src/index.ts';
import { versions } from './support/express-versions.ts';
import { challenged, link, verify } from './support/people.ts';
import { openSite, type Settings, type Site } from './support/site.ts';

describe.each(versions)('a session of express-session on Express %s', (_version, express) => {
  test('A36 V12 has a new id after each code, and the one of before is gone from the store', async () => {
    const site = await openSite({ express });
    const person = await challenged(site);
    const seen = new Set([idIn(person)]);
    for (let code = 0; code < 3; code += 1) {
      const before = idIn(person);
      expect((await verify(person)).status).toBe(200);
      expect(await stored(site, before)).toBe(undefined);
      expect(await stored(site, idIn(person))).toMatchObject({ user: { id: 'alice' }, cart: 'cart of alice' });
      seen.add(idIn(person));
      site.clock.advance(30);
    }
    expect(seen.size).toBe(4);
  });

  test('A36 an id that was planted before the sign-in opens nothing after it', async () => {
    const site = await openSite({ express });
    const person = await link(site, await site.visitor());
    const attacker = await site.visitor('mallory');
    const victim = { ...person, visitor: attacker.copy() };
    await victim.visitor.post('/sign-in/alice');
    expect(victim.visitor.cookies).toEqual(attacker.cookies);
    await verify(victim);
    expect((await victim.visitor.page('/account')).status).toBe(200);
    expect((await attacker.page('/account')).status).toBe(303);
    expect((await attacker.get('/two-factor/api/status')).status).toBe(401);
  });

  test('keeps for how long the application lets it last', async () => {
    const site = await openSite({ express, session: { cookie: { maxAge: 60_000 } }, before: [rememberMe] });
    const person = await challenged(site);
    const [cookie = ''] = (await verify(person)).headers['set-cookie'] ?? [];
    const lasts = Date.parse(/expires=([^;]+)/i.exec(cookie)?.[1] ?? '') - Date.now();
    expect(lasts).toBeGreaterThan(29 * 86_400_000);
  });

  test('T9 A9 that cannot be saved under its new id stays as it was, lets nobody in, and the code is spent', async () => {
    const site = await openSite({ express });
    const person = await challenged(site);
    const before = idIn(person);
    const { store } = site.sessions;
    const set = store.set.bind(store);
    const lost = new Error('session store lost');
    store.set = (_id, _data, done) => done?.(lost);
    expect(await verify(person)).toMatchObject({ status: 500, text: 'The application says sorry.' });
    expect(site.errors).toEqual([lost]);
    store.set = set;
    expect(idIn(person)).toBe(before);
    expect((await person.visitor.page('/account')).status).toBe(303);
    expect((await verify(person)).status).toBe(409);
    site.clock.advance(30);
    expect((await verify(person)).status).toBe(200);
  });

  test('A9 A36 whose old id cannot be ended does not go on under the new one', async () => {
    const site = await openSite({ express });
    const person = await challenged(site);
    const before = idIn(person);
    const { store } = site.sessions;
    const destroy = store.destroy.bind(store);
    store.destroy = (_id, done) => done?.(new Error('session store lost'));
    const reply = await verify(person);
    expect([reply.status, reply.headers['set-cookie']]).toEqual([500, undefined]);
    store.destroy = destroy;
    expect(idIn(person)).toBe(before);
    expect((await person.visitor.page('/account')).status).toBe(303);
  });

  test('A1 A40 two tabs with one code: the session is proven once, and the browser stays signed in', async () => {
    const site = await openSite({ express });
    const person = await challenged(site);
    const code = person.phone.code();
    const other = { ...person, visitor: person.visitor.copy() };
    const replies = await Promise.all([verify(person, code), verify(other, code)]);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    const winner = replies[0]?.status === 200 ? person : other;
    expect((await winner.visitor.page('/account')).status).toBe(200);
    expect((await verify(winner, code)).body).toMatchObject({ repeated: true });
  });

  test('A36 that a slow request brings back under its old id is the one of before the code', async () => {
    const site = await openSite({ express });
    const person = await challenged(site);
    const before = person.visitor.copy();
    const old = await stored(site, idIn(person));
    await verify(person);
    site.sessions.store.set(idOf(before.cookies.get('session')), old as never);
    expect((await before.get('/two-factor/api/status')).body).toMatchObject({ enrolled: true });
    expect((await before.page('/account')).status).toBe(303);
  });

  test('A36 signed out is signed out', async () => {
    const site = await openSite({
      express,
      more: (app) => void app.post('/sign-out', ({ session }, response) => void session.destroy(() => response.end())),
    });
    const person = await challenged(site);
    await verify(person);
    const copy = person.visitor.copy();
    await person.visitor.post('/sign-out');
    expect((await copy.page('/account')).location).toBe('/two-factor/challenge?return_to=%2Faccount');
    expect((await copy.get('/account')).status).toBe(401);
  });

  test.each([
    ['no object', 'text'],
    ['without a proof', { binding: 'x' }],
    ['with a proof that is no text', { proof: { $ne: null }, binding: 'x' }],
    ['with a binding that is no text', { proof: 'ww1.x.y.z', binding: { length: 1 } }],
    ['null', null],
  ])('A39 that holds something %s in our place is one of before the code', async (_what, value) => {
    const site = await openSite({ express, more: tampering });
    const person = await challenged(site);
    await person.visitor.post('/kept', { kept: value });
    expect((await person.visitor.page('/account')).status).toBe(303);
    expect((await verify(person)).status).toBe(200);
    expect((await person.visitor.page('/account')).status).toBe(200);
  });
});

describe.each(versions)('a session of cookie-session on Express %s', (_version, express) => {
  const settings = { express, kind: 'cookie-session' } as const;

  test('A36 V12 the cookie of before the code opens nothing but the challenge', async () => {
    const site = await openSite(settings);
    const person = await challenged(site);
    const before = person.visitor.copy();
    await verify(person);
    expect((await before.page('/account')).status).toBe(303);
    expect((await before.page('/step-up')).status).toBe(303);
  });

  test('A39 a copy of an older cookie stays what it was: never fresher, and dead with the next change of factors', async () => {
    const site = await openSite(settings);
    const person = await challenged(site);
    await verify(person);
    const stolen = person.visitor.copy();
    site.clock.advance(300);
    await verify(person);
    expect((await person.visitor.page('/step-up')).status).toBe(200);
    // What no server can call back: the guide says so.
    expect((await stolen.page('/account')).status).toBe(200);
    expect((await stolen.page('/step-up')).status).toBe(303);
    expect((await stolen.post('/two-factor/api/recovery-codes')).status).toBe(403);
    await link(site, person.visitor);
    expect((await stolen.page('/account')).status).toBe(303);
  });

  test('A39 proof and binding of two cookies do not go together', async () => {
    const site = await openSite({ ...settings, more: tampering });
    const person = await challenged(site);
    await verify(person);
    const first = await person.visitor.get('/kept');
    site.clock.advance(30);
    await verify(person);
    const second = await person.visitor.get('/kept');
    const [old, now] = [first.body, second.body] as [KeptProof, KeptProof];
    expect(old.binding).not.toBe(now.binding);
    await person.visitor.post('/kept', { kept: { proof: now.proof, binding: old.binding } });
    expect((await person.visitor.page('/account')).status).toBe(303);
    await person.visitor.post('/kept', { kept: now });
    expect((await person.visitor.page('/account')).status).toBe(200);
  });

  test('the cookie stays well below what browsers keep', async () => {
    const site = await openSite(settings);
    const person = await challenged(site);
    const cookies = (await verify(person)).headers['set-cookie'] ?? [];
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie.length).toBeLessThan(1500);
  });
});

describe('a session of the application’s own', () => {
  const tokens = new Map<string, { readonly user: { id: string; name: string }; kept: KeptProof }>();
  const tokenOf = (request: Request) => tokens.get(request.get('authorization') ?? '');
  const bearer: SessionAdapter = {
    read: (request) => tokenOf(request)?.kept ?? {},
    keep: (request, kept) => void Object.assign(tokenOf(request) ?? {}, { kept }),
  };

  test('A37 a program with a token shows the code as everybody does, and is guarded the same', async () => {
    const site = await openSite({ options: { user: (request) => tokenOf(request)?.user, session: () => bearer } });
    const alice = { id: 'alice', name: 'alice' };
    for (const name of ['Bearer one', 'Bearer two']) tokens.set(name, { user: alice, kept: {} });
    const send = (token: string, path: string, body?: object) =>
      site
        .stranger()
        .send(
          body ? 'POST' : 'GET',
          path,
          { authorization: token, ...(body && { 'content-type': 'application/json' }) },
          JSON.stringify(body),
        );
    const begun = await site.watchword.beginEnrollment({ user: alice });
    expect((await send('Bearer one', '/account')).body.code).toBe('not-enrolled');
    expect((await send('none', '/account')).status).toBe(401);
    if (!begun.ok) throw new Error(begun.reason);
    const phone = virtualAuthenticator({ clock: site.clock });
    await phone.scan(begun.uri);
    await send('Bearer one', `/two-factor/api/enrollments/${begun.enrollmentId}/confirm`, { code: phone.code() });
    expect((await send('Bearer one', '/account')).status).toBe(200);
    expect((await send('Bearer two', '/account')).body.code).toBe('second-factor-required');
    site.clock.advance(30);
    expect((await send('Bearer two', '/two-factor/api/verify', { code: phone.code() })).status).toBe(200);
    expect((await send('Bearer two', '/account')).status).toBe(200);
  });

  test('V23 may set cookies with its answer, beside those that the application has set', async () => {
    const kept: { proof?: unknown; binding?: string | undefined } = {};
    const own: SessionAdapter = {
      read: () => kept,
      keep: (_, next) => (Object.assign(kept, next), ['a=1; HttpOnly', 'b=2']),
    };
    const site = await openSite({ before: [ownCookie], options: { session: () => own } });
    const { visitor } = await link(site, await site.visitor());
    expect(Array.from(visitor.cookies.keys())).toEqual(['session', 'c', 'a', 'b']);
  });

  test('A39 a proof that moves to another session opens nothing there', async () => {
    tokens.set('Bearer one', { user: { id: 'alice', name: 'alice' }, kept: {} });
    const site = await openSite();
    const person = await challenged(site);
    await verify(person);
    const data = (await stored(site, idIn(person))) as { readonly watchword: KeptProof };
    expect(data.watchword.proof).toMatch(/^ww1\./);
    const { proof } = data.watchword;
    const reply = await site.watchword.requireProof({ userId: 'alice', proof, binding: 'of another session' });
    expect(reply).toMatchObject({ ok: false, reason: 'invalid' });
  });
});

/** The id in the cookie, as it is in the store. */
function idIn({ visitor }: { readonly visitor: { readonly cookies: ReadonlyMap<string, string> } }): string {
  return idOf(visitor.cookies.get('session'));
}

function idOf(cookie = ''): string {
  return /^s:([^.]+)/.exec(decodeURIComponent(cookie))?.[1] ?? '';
}

function stored({ sessions: { store } }: Site, id: string): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  store.get(id, (error: unknown, data) => (error ? reject(error) : resolve(data ?? undefined)));
  return promise;
}

const ownCookie: RequestHandler = (_request, response, next) => {
  response.cookie('c', '3');
  next();
};

/** As "stay signed in" does. */
const rememberMe: RequestHandler = ({ session }, _response, next) => {
  if (session.user) session.cookie.maxAge = 30 * 86_400_000;
  next();
};

function ours({ session }: Request) {
  return session as { watchword?: unknown };
}

/** Lets a test read and write what is ours in a session: nobody can do so in a real one. */
const tampering: NonNullable<Settings['more']> = (app) => {
  app.get('/kept', (request, response) => void response.send(ours(request).watchword));
  app.post('/kept', express.json(), (request, response) => {
    ours(request).watchword = (request.body as { readonly kept: unknown }).kept;
    response.end();
  });
};
