import { describe, expect, test } from 'vitest';
import { openApiDocument } from '../src/index.ts';
import { origin } from './support/origin.ts';
import { link } from './support/people.ts';
import { openSite } from './support/site.ts';

const json = { 'content-type': 'application/json' };
const changes = Object.entries(openApiDocument().paths).flatMap(([path, methods]) =>
  Object.keys(methods)
    .filter((method) => method !== 'get')
    .map((method) => [method.toUpperCase(), path.slice(1).replace('{id}', 'some')] as const),
);

const refused: readonly (readonly [string, Record<string, string>])[] = [
  ['from another site', { 'sec-fetch-site': 'cross-site', ...json }],
  ['from another host of the same site', { 'sec-fetch-site': 'same-site', ...json }],
  ['typed into the address bar', { 'sec-fetch-site': 'none', ...json }],
  ['from another site that says to be this one', { 'sec-fetch-site': 'cross-site', origin, ...json }],
  ['that says two things at once', { 'sec-fetch-site': 'cross-site, same-origin', ...json }],
  ['that says it in capitals', { 'sec-fetch-site': 'Same-Origin', ...json }],
  ['that says nothing in the right header', { 'sec-fetch-site': '', origin, ...json }],
  ['from an older browser on another origin', { origin: 'https://evil.example', ...json }],
  ['from an older browser without an origin', { origin: 'null', ...json }],
  ['from this host without https', { origin: origin.replace('https', 'http'), ...json }],
  ['from another port of this host', { origin: `${origin}:8443`, ...json }],
  ['from a longer name', { origin: `${origin}.evil.example`, ...json }],
  ['from this origin with a slash', { origin: `${origin}/`, ...json }],
  ['from two origins', { origin: `${origin}, https://evil.example`, ...json }],
  ['of a form without any word of its origin', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['of plain text without any word of its origin', { 'content-type': 'text/plain' }],
  ['of another kind that begins like JSON', { 'content-type': 'application/jsonp' }],
  ['of two kinds', { 'content-type': 'text/plain, application/json' }],
  ['of JSON in a parameter', { 'content-type': 'text/plain; x=application/json' }],
  ['of no kind', {}],
];

describe('a request that changes something', () => {
  test.each(refused)('A45 V21 N24 is not taken %s', async (_from, headers) => {
    const site = openSite();
    const { visitor } = await link(site);
    for (const [method, path] of changes) {
      site.storage.trips = 0;
      const reply = await visitor.send(path, { method, headers, body: '{"code":"123456"}' });
      expect([reply.status, reply.code], `${method} ${path}`).toEqual([403, 'cross-site']);
      expect(site.storage.trips).toBe(0);
    }
  });

  test('A45 is not asked of the host, where it comes from elsewhere', async () => {
    let asked = 0;
    const site = openSite({ handler: { session: () => void (asked += 1) } });
    await site.visitor().post('verify', { code: '123456' }, { 'sec-fetch-site': 'cross-site' });
    expect(asked).toBe(0);
  });

  test.each([
    ['a page of this site', { 'sec-fetch-site': 'same-origin', ...json }],
    ['a page of this site that tells nobody its origin', { 'sec-fetch-site': 'same-origin', origin: 'null', ...json }],
    [
      'a page of this site under a name that is not in origins',
      { 'sec-fetch-site': 'same-origin', origin: 'https://b.example', ...json },
    ],
    ['an older browser on a page of this site', { origin, ...json }],
    ['a program, as JSON', json],
    ['a program, as JSON in UTF-8', { 'content-type': 'Application/JSON; charset="UTF-8"' }],
  ])('A45 is taken from %s', async (_from, headers) => {
    const { visitor, code } = await link(openSite());
    expect((await visitor.post('verify', { code: code() }, headers)).status).toBe(200);
  });

  test('A45 is taken from every origin that was named, and from no other', async () => {
    const site = openSite({ handler: { origins: ['https://a.example', 'http://localhost:3000'] } });
    const { visitor } = await link(site);
    const from = (name: string) => visitor.post('recovery-codes', undefined, { origin: name, ...json });
    expect((await from('https://a.example')).status).toBe(200);
    expect((await from('http://localhost:3000')).status).toBe(200);
    expect((await from(origin)).code).toBe('cross-site');
  });

  test('A45 what Host and X-Forwarded headers say makes no origin', async () => {
    const { visitor } = await link(openSite());
    const host = 'evil.example';
    const forged = {
      host,
      'x-forwarded-host': host,
      'x-forwarded-proto': 'https',
      forwarded: `host=${host};proto=https`,
    };
    const headers = { ...forged, origin: `https://${host}`, ...json };
    expect((await visitor.post('recovery-codes', undefined, headers)).code).toBe('cross-site');
  });

  test('A45 without origins only Sec-Fetch-Site tells pages of this site', async () => {
    const site = openSite({ handler: { origins: [] } });
    const { visitor } = await link(site);
    expect((await visitor.post('recovery-codes', undefined, { origin, ...json })).code).toBe('cross-site');
    expect((await visitor.post('recovery-codes')).status).toBe(200);
  });
});

test('A45 no other origin is let in by CORS, and reading is for pages of this site', async () => {
  const { visitor } = await link(openSite());
  const asking = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
  const preflight = await visitor.send('verify', { method: 'OPTIONS', headers: asking });
  expect(preflight.status).toBe(204);
  const read = await visitor.get('status', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' });
  expect(read.headers.get('cross-origin-resource-policy')).toBe('same-origin');
});

test('V20 reading changes nothing', async () => {
  const site = openSite();
  const { visitor } = await link(site);
  const before = await site.storage.load('alice');
  for (const path of ['status', 'history', 'openapi.json', 'verify', 'enrollments', 'recovery-codes', 'devices/some']) {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await visitor.send(path, { method });
  }
  expect(await site.storage.load('alice')).toEqual(before);
});
