import { describe, expect, test } from 'vitest';
import { versions } from './support/express-versions.ts';
import { challenged, link, verify } from './support/people.ts';
import { tampering } from './support/session-store.ts';
import { openSite } from './support/site.ts';

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
    const [old, now] = [first.body, second.body];
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
