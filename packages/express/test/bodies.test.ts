import { gzipSync } from 'node:zlib';
import compression from 'compression';
import type { RequestHandler } from 'express';
import { describe, expect, test } from 'vitest';
import { type ExpressModule, versions } from './support/express-versions.ts';
import { origin } from './support/origin.ts';
import { challenged, verify } from './support/people.ts';
import { openSite } from './support/site.ts';

const path = '/two-factor/api/verify';
const script = { 'sec-fetch-site': 'same-origin' };
const json = { ...script, 'content-type': 'application/json' };

/** What may stand before the routes: each reads the body its own way, or leaves it. */
function parsersOf(module: ExpressModule): readonly (readonly [string, readonly RequestHandler[]])[] {
  const { json, urlencoded, text, raw } = module;
  return [
    ['nothing', []],
    ['json()', [json()]],
    ['urlencoded() and json()', [urlencoded({ extended: true }), json()]],
    ['json() for everything', [json({ type: () => true, strict: false })]],
    ['text()', [text({ type: () => true })]],
    ['raw()', [raw({ type: () => true })]],
    ['compression()', [compression({ threshold: 0 }), json()]],
  ];
}

const combinations = versions.flatMap(([version, module]) =>
  parsersOf(module).map(
    ([name, before]) => [`Express ${version} behind ${name}`, { express: module, before }] as const,
  ),
);

describe.each(combinations)('on %s', (_what, settings) => {
  test('A41 a code is a code, and anything else has the same clean answer as without', async () => {
    const site = await openSite(settings);
    const person = await challenged(site);
    const { visitor, phone } = person;
    const malformed = [
      '{"code":123456}',
      '{"code":["123456"]}',
      '{"code":{"a":"b"}}',
      '{}',
      '[]',
      '{"code":"1","x":"2"}',
      '{"__proto__":{},"code":"123456"}',
    ];
    for (const body of malformed) {
      expect(await visitor.send('POST', path, json, body), body).toMatchObject({
        status: 400,
        body: { code: 'malformed' },
      });
    }
    expect((await visitor.send('POST', path, script)).status).toBe(400);
    const code = JSON.stringify({ code: phone.code() });
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/x-json']) {
      const { status } = await visitor.send('POST', path, { ...script, 'content-type': type }, code);
      expect(status, type).toBe(415);
    }
    const large = JSON.stringify({ code: 'x'.repeat(20_000) });
    expect((await visitor.send('POST', path, json, large)).status).toBe(413);
    expect((await visitor.send('POST', path, { ...json, 'content-encoding': 'gzip' }, gzipSync(code))).status).toBe(
      415,
    );
    expect((await visitor.send('POST', path, json, code)).status).toBe(200);
    expect((await visitor.page('/account')).status).toBe(200);
    expect(site.errors).toEqual([]);
  });
});

/** What is made to read forms as JSON refuses them by itself. */
const readers = combinations.filter(([name]) => !name.endsWith('json() for everything'));

describe.each(readers)('on %s', (_what, settings) => {
  test('A41 a form is a form, and neither a field that comes twice nor a nested one is a code', async () => {
    const site = await openSite(settings);
    const person = await challenged(site);
    const code = person.phone.code();
    const form = { ...script, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
    const send = (body: string) => person.visitor.send('POST', '/two-factor/challenge', form, body);
    for (const body of [
      `code=${code}&code=${code}`,
      `code[]=${code}&code[]=1`,
      `code[a]=${code}`,
      `code[a][b]=${code}`,
      `code[][]=${code}`,
    ]) {
      const { status, headers } = await send(body);
      expect([status, headers['set-cookie']], body).toEqual([400, undefined]);
    }
    expect(await send(`code=${code}&return_to=%2Faccount`)).toMatchObject({
      status: 303,
      location: `${origin}/account`,
    });
    expect((await person.visitor.page('/account')).status).toBe(200);
  });
});

/** Reads a body and keeps nothing. */
const swallow: RequestHandler = (request, _response, next) => void request.resume().on('end', () => next());

test('a body that somebody has read and not kept is a mistake, which is said', async () => {
  const site = await openSite();
  const person = await challenged(site);
  const broken = await openSite({ before: [swallow] });
  const visitor = await broken.visitor();
  expect((await verify({ ...person, visitor })).status).toBe(500);
  expect(broken.errors).toMatchObject([{ code: 'misuse', message: expect.stringContaining('Mount them before') }]);
});
