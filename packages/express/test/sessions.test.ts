import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { describe, expect, test } from 'vitest';
import { versions } from './support/express-versions.ts';
import { challenged, link, verify } from './support/people.ts';
import { idIn, idOf, stored, tampering } from './support/session-store.ts';
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
    const site = await openSite({ express, more: signOut });
    const person = await challenged(site);
    await verify(person);
    const copy = person.visitor.copy();
    await person.visitor.post('/sign-out');
    expect((await copy.page('/account')).location).toBe('/two-factor/challenge?return_to=%2Faccount');
    expect((await copy.get('/account')).status).toBe(401);
  });

  test.each(['/sign-out', '/sign-in-anew/bob'])(
    'A36 A40 a code that is still being checked when %s ends the session opens nothing',
    async (path) => {
      const site = await openSite({ express, more: signOut });
      const person = await challenged(site);
      const other = person.visitor.copy();
      const { held, reached } = holdCommits(site);
      const answer = verify(person);
      await reached;
      await other.post(path);
      held.resolve();
      const { status, headers } = await answer;
      expect([status, headers['set-cookie']]).toEqual([401, undefined]);
      expect(site.errors).toMatchObject([{ name: 'SessionEnded', expose: false }]);
      expect((await person.visitor.get('/account')).status).toBe(401);
      expect(await other.get('/optional')).toMatchObject(
        path === '/sign-out' ? { status: 401 } : { status: 200, text: 'secret of bob, undefined, by undefined' },
      );
    },
  );

  test.each([
    ['ids of the application’s own', (id: string) => `portal/${id}`, (cookie: string) => cookie],
    ['a cookie that is spelt another way', (id: string) => id, spelt],
  ])('A36 A40 with %s, a code that is still being checked at the sign-out opens nothing', async (_what, idOf, sent) => {
    const genid = () => idOf(randomUUID());
    const site = await openSite({ express, more: signOut, session: { genid } });
    const person = await challenged(site);
    const other = person.visitor.copy();
    person.visitor.cookies.set('session', sent(person.visitor.cookies.get('session') ?? ''));
    const { held, reached } = holdCommits(site);
    const answer = verify(person);
    await reached;
    await other.post('/sign-out');
    held.resolve();
    const { status, headers } = await answer;
    expect([status, headers['set-cookie']]).toEqual([401, undefined]);
    expect((await person.visitor.get('/account')).status).toBe(401);
  });

  test('that is new with the request that shows a code is kept, as where a certificate says who it is', async () => {
    const site = await openSite({ express, options: { user: () => ({ id: 'alice', name: 'alice' }) } });
    const person = await link(site, site.stranger());
    expect((await person.visitor.page('/account')).status).toBe(200);
    const other = { ...person, visitor: site.stranger() };
    expect((await verify(other)).status).toBe(200);
    expect((await other.visitor.page('/account')).status).toBe(200);
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

/** Holds what is written to the store of accounts, once it is written. */
function holdCommits({ storage }: Site) {
  const { commit } = storage;
  const held = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  storage.commit = async (change) => {
    const done = await commit(change);
    reached.resolve();
    await held.promise;
    return done;
  };
  return { held, reached: reached.promise };
}

/** Every character of a cookie in its percent-encoding, which servers take for the same. */
function spelt(cookie: string): string {
  return decodeURIComponent(cookie).replace(/./g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
}

/** As "stay signed in" does. */
const rememberMe: RequestHandler = ({ session }, _response, next) => {
  if (session.user) session.cookie.maxAge = 30 * 86_400_000;
  next();
};

/** Both as an application does them that takes care. */
const signOut: NonNullable<Settings['more']> = (app) => {
  app.post('/sign-out', ({ session }, response) => void session.destroy(() => response.end()));
  app.post('/sign-in-anew/:id', (request, response) => {
    const { id } = request.params;
    request.session.regenerate(() => {
      request.session.user = { id, name: id };
      response.end();
    });
  });
};
