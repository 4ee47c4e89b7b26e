import { describe, expect, test } from 'vitest';
import { origin } from './support/origin.ts';
import { challenged, link } from './support/people.ts';
import { openSite } from './support/site.ts';
import { visitorOf } from './support/visitor.ts';

const own = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

describe('a path that there is not', () => {
  test.each([
    '',
    'nothing',
    'status/',
    'Status',
    '/status',
    'status//',
    'status%2F',
    'status;x=1',
    'status.json',
    'devices',
    'devices/',
    'devices//',
    'devices/a/b',
    'enrollments/a/confirm/',
    'enrollments//confirm',
    '%2e%2e%2fstatus',
    'openapi.json/',
    '__proto__',
    'constructor',
  ])('is not found: %j', async (path) => {
    const { visitor } = await link(openSite());
    for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS']) {
      const reply = await visitor.send(path, { method, headers: own });
      expect([reply.status, reply.code], method).toEqual([404, 'not-found']);
    }
  });

  test.each([
    '/',
    '/api/status',
    '/two-factor/',
    '/two-factor/status',
    '//two-factor/api/status',
    '/two-factor//api/status',
    '/x/two-factor/api/status',
    '/Two-Factor/api/status',
  ])('is not found: %s', async (path) => {
    const response = await openSite().handler(new Request(origin + path));
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

describe('an id that there is not', () => {
  test.each([
    'none',
    '..%2f..%2fstatus',
    'a%2Fb',
    '%00',
    '%',
    '%E0%A4',
    '__proto__',
    'constructor',
    '%ED%A0%80',
    "' OR 1=1",
    'x'.repeat(8000),
  ])('A14 A41 is not found: %s', async (id) => {
    const site = openSite();
    const { visitor } = await link(site);
    expect(await visitor.delete(`devices/${id}`)).toMatchObject({ status: 404, code: 'not-found' });
    expect(await visitor.patch(`devices/${id}`, { name: 'a' })).toMatchObject({ status: 404, code: 'not-found' });
    const confirmed = await visitor.post(`enrollments/${id}/confirm`, { code: '123456' });
    expect(confirmed).toMatchObject({ status: 404, code: 'no-pending' });
    expect(site.reported).toEqual([]);
  });
});

describe('a method', () => {
  test.each([
    ['status', 'GET, HEAD, OPTIONS'],
    ['history', 'GET, HEAD, OPTIONS'],
    ['openapi.json', 'GET, HEAD, OPTIONS'],
    ['verify', 'POST, OPTIONS'],
    ['enrollments', 'POST, OPTIONS'],
    ['enrollments/some/confirm', 'POST, OPTIONS'],
    ['recovery-codes', 'POST, OPTIONS'],
    ['devices/some', 'PATCH, DELETE, OPTIONS'],
  ])('that %s does not have is 405, and Allow names those that it has', async (path, allow) => {
    const { visitor } = await challenged(openSite());
    const allowed = allow.split(', ');
    const options = await visitor.send(path, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow'), options.text]).toEqual([204, allow, '']);
    const others = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'].filter(
      (name) => !allowed.includes(name),
    );
    for (const method of others) {
      const reply = await visitor.send(path, { method, headers: own });
      expect([reply.status, reply.headers.get('allow')], method).toEqual([405, allow]);
    }
  });

  test('HEAD is GET without a body', async () => {
    const { visitor } = await challenged(openSite());
    for (const path of ['status', 'openapi.json']) {
      const { status, headers, text } = await visitor.send(path, { method: 'HEAD' });
      expect([status, headers.get('content-type'), text]).toEqual([200, 'application/json', '']);
    }
    expect((await visitor.send('history', { method: 'HEAD' })).status).toBe(403);
  });

  test('A45 is not overridden by a header, a field or the query', async () => {
    const site = openSite();
    const { visitor, deviceId } = await link(site);
    const headers = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE', 'x-http-method': 'DELETE' };
    for (const method of ['GET', 'POST']) {
      const reply = await visitor.send(`devices/${deviceId}?_method=DELETE`, {
        method,
        headers: { ...own, ...headers },
      });
      expect(reply.status).toBe(405);
    }
    expect((await site.watchword.status({ userId: 'alice' })).devices).toHaveLength(1);
  });
});

test.each([
  ['/', ''],
  ['/a/b-c', '/a/b-c'],
])('under a base path of %s everything is there', async (basePath, prefix) => {
  const site = openSite({ handler: { basePath } });
  const ask = (path: string) => site.handler(new Request(`${origin}${prefix}/api/${path}`));
  const document = (await (await ask('openapi.json')).json()) as { readonly servers: unknown };
  expect(document.servers).toEqual([{ url: `${prefix}/api` }]);
  expect((await ask('status')).status).toBe(401);
  const outside = await visitorOf(site.handler, site.sessions.open('alice')).get('status');
  expect(outside.code).toBe('not-found');
});
