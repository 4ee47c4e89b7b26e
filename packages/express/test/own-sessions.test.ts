import { virtualAuthenticator } from '@watchword/testkit';
import type { Request, RequestHandler } from 'express';
import { describe, expect, test } from 'vitest';
import { cookieSession, expressSession, type KeptProof, type SessionAdapter } from '../src/index.ts';
import { challenged, link, verify } from './support/people.ts';
import { idIn, stored } from './support/session-store.ts';
import { openSite } from './support/site.ts';

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

  test.each([
    ['cookie-session', 'express-session', cookieSession],
    ['express-session', 'cookie-session', expressSession],
  ] as const)('A37 an adapter for %s where %s is lets nobody in, and says so', async (wanted, kind, adapter) => {
    const site = await openSite({ kind, options: { session: () => adapter } });
    expect((await (await site.visitor()).page('/optional')).status).toBe(500);
    expect(site.errors).toMatchObject([
      { code: 'misuse', message: expect.stringContaining(`no session of ${wanted}.`) },
    ]);
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

const ownCookie: RequestHandler = (_request, response, next) => {
  response.cookie('c', '3');
  next();
};
