import { describe, expect, test } from 'vitest';
import type { TwoFactorOptions } from '../src/index.ts';
import { versions } from './support/express-versions.ts';
import { challenged, verify } from './support/people.ts';
import { openSite } from './support/site.ts';

const path = '/two-factor/api/verify';
const script = { 'sec-fetch-site': 'same-origin' };
const json = { ...script, 'content-type': 'application/json' };

describe.each(versions)('on Express %s', (_version, express) => {
  test('A45 V21 another site changes nothing, whatever headers say where the application is', async () => {
    const site = await openSite({ express });
    const { visitor, phone } = await challenged(site);
    const body = JSON.stringify({ code: phone.code() });
    for (const foreign of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'https://evil.example', host: 'evil.example' },
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      { origin: 'http://my.my-hpc.example' },
      { origin: 'null' },
    ]) {
      const reply = await visitor.send('POST', path, { 'content-type': 'application/json', ...foreign }, body);
      expect(reply, JSON.stringify(foreign)).toMatchObject({ status: 403, body: { code: 'cross-site' } });
    }
    expect((await visitor.page('/account')).status).toBe(303);
  });

  test('V20 reading changes nothing', async () => {
    const site = await openSite({ express });
    const { visitor } = await challenged(site);
    const cookies = new Map(visitor.cookies);
    const before = await site.watchword.history({ userId: 'alice' });
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      for (const each of ['', '/verify', '/status', '/enrollments', '/recovery-codes', '/devices/x', '/history']) {
        await visitor.send(method, `/two-factor/api${each}`);
      }
    }
    expect(await site.watchword.history({ userId: 'alice' })).toEqual(before);
    expect(visitor.cookies).toEqual(cookies);
  });

  test('A24 a device that is disabled while a challenge is open is disabled here too', async () => {
    const site = await openSite({ express });
    const person = await challenged(site);
    expect((await person.visitor.page('/account')).status).toBe(303);
    for (let guess = 0; guess < 60; guess += 1) {
      await site.watchword.verify({ userId: 'alice', code: person.phone.wrongCode() });
      site.clock.advance(8 * 3600);
    }
    expect(await verify(person)).toMatchObject({ status: 403, body: { code: 'disabled' } });
    expect((await person.visitor.page('/account')).status).toBe(303);
    expect((await verify(person, person.recoveryCodes[0])).status).toBe(200);
    expect((await person.visitor.page('/account')).status).toBe(200);
  });

  test('A20 A21 A22 neither a new session, nor a new password, nor a step-up gives more guesses', async () => {
    const site = await openSite({ express });
    const person = await challenged(site);
    for (let guess = 0; guess < 6; guess += 1) {
      const visitor = await site.visitor();
      expect((await verify({ ...person, visitor }, person.phone.wrongCode())).status).toBe(422);
    }
    const visitor = await site.visitor();
    const reply = await verify({ ...person, visitor });
    expect(reply).toMatchObject({ status: 429, body: { code: 'throttled' } });
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('A12 A13 A15 recovery codes: two at once in two browsers both work, each once, and new ones end them all', async () => {
    const site = await openSite({ express });
    const person = await challenged(site);
    const [one = '', two = '', three = ''] = person.recoveryCodes;
    const other = { ...person, visitor: await site.visitor() };
    const both = await Promise.all([verify(person, one), verify(other, two)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await person.visitor.page('/account')).status).toBe(200);
    expect((await other.visitor.page('/account')).status).toBe(200);
    const third = { ...person, visitor: await site.visitor() };
    expect((await verify(third, one)).status).toBe(422);
    expect((await verify(third, two)).status).toBe(422);
    expect((await third.visitor.post('/two-factor/api/recovery-codes')).status).toBe(403);
    expect((await person.visitor.post('/two-factor/api/recovery-codes')).status).toBe(200);
    expect((await verify(third, three)).status).toBe(422);
  });

  test('where they come from is what Express says: the socket, unless a proxy is trusted', async () => {
    const forwarded = { ...json, 'x-forwarded-for': '203.0.113.9' };
    const plain = await openSite({ express });
    const proxied = await openSite({ express, more: (app) => void app.set('trust proxy', 'loopback') });
    const seen = [];
    for (const site of [plain, proxied]) {
      const { visitor, phone } = await challenged(site);
      await visitor.send('POST', path, forwarded, JSON.stringify({ code: phone.code() }));
      const { events } = await site.watchword.history({ userId: 'alice', limit: 1 });
      seen.push(events[0]);
    }
    expect(seen).toMatchObject([{ context: { ip: '127.0.0.1' } }, { context: { ip: '203.0.113.9' } }]);
  });

  test('the error handler gets what the host’s own functions throw, and onError what is ours', async () => {
    const lost = Object.assign(new Error('directory lost'), { status: 502 });
    let failing = false;
    const user: TwoFactorOptions['user'] = ({ session }) => {
      if (failing) throw lost;
      return session.user;
    };
    const site = await openSite({ express, options: { user } });
    const person = await challenged(site);
    failing = true;
    expect(await verify(person)).toMatchObject({ status: 502, text: 'The application says sorry.' });
    expect([site.errors, site.reported]).toEqual([[lost], []]);
    failing = false;
    site.storage.down = true;
    expect(await verify(person)).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(site.errors).toHaveLength(1);
    expect(site.reported).toMatchObject([{ code: 'storage' }]);
  });

  test.each(['TRACE', 'PUT', 'PROPFIND'])('%s is not allowed, and does not hang', async (method) => {
    const site = await openSite({ express });
    const { visitor } = await challenged(site);
    expect(await visitor.send(method, path, script)).toMatchObject({
      status: 405,
      body: { code: 'method-not-allowed' },
    });
  });
});
