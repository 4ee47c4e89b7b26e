import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { origin } from './support/origin.ts';
import { challenged, link } from './support/people.ts';
import { openSite } from './support/site.ts';

const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
const limit = 16 * 1024;

const shapes: Readonly<Record<string, string>> = {
  nothing: '',
  null: 'null',
  'a number': '123456',
  'a text': '"123456"',
  'a list': '[{"code":"123456"}]',
  'no JSON': '{code:123456}',
  'two values': '{"code":"123456"}{"code":"123456"}',
  'a form': 'code=123456',
  'a field of another name': '{"code":"123456","userId":"bob"}',
  'a prototype': '{"code":"123456","__proto__":{"isAdmin":true}}',
  'a prototype with the code': '{"__proto__":{"code":"123456"}}',
  'a constructor': '{"code":"123456","constructor":{"prototype":{"isAdmin":true}}}',
  'no code': '{}',
  'a code that is null': '{"code":null}',
  'a code that is a number': '{"code":123456}',
  'a code that is true': '{"code":true}',
  'a code that is a list': '{"code":["123456"]}',
  'a code that is an object': '{"code":{"$ne":""}}',
  'a code that says how to be text': '{"code":{"toString":"123456","length":6}}',
  'an empty code': '{"code":""}',
  'a code with a NUL': '{"code":"123\\u0000456"}',
  'a code with a line end': '{"code":"123456\\n"}',
  'full-width digits': '{"code":"１２３４５６"}',
  'digits of another script': '{"code":"١٢٣٤٥٦"}',
  'a signed number': '{"code":"+123456"}',
  'a number in another notation': '{"code":"1e5"}',
  'half a character': '{"code":"12345\\ud800"}',
  'ten thousand digits': `{"code":"${'1'.repeat(10_000)}"}`,
  'sixteen thousand brackets': '['.repeat(limit),
  'a tower of objects': `${'{"code":'.repeat(1800)}1${'}'.repeat(1800)}`,
};

describe('what is sent instead of a code', () => {
  test.each(Object.entries(shapes))('A41 A5 T19 %s is malformed, and is not counted', async (_what, body) => {
    const site = openSite();
    const { visitor, code } = await challenged(site);
    site.storage.trips = 0;
    for (let times = 0; times < 7; times += 1) {
      const reply = await visitor.send('verify', { method: 'POST', headers, body });
      expect(reply).toMatchObject({ status: 400, code: 'malformed' });
    }
    expect(site.storage.trips).toBe(0);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
    expect((await visitor.post('verify', { code: code() })).status).toBe(200);
    expect(site.reported).toEqual([]);
  });

  test.each(['[]', '{"code":["123456"]}', '{"code":123456}', '{}'])('A41 %s confirms nothing', async (body) => {
    const reply = await openSite().visitor().send('enrollments/some/confirm', { method: 'POST', headers, body });
    expect(reply).toMatchObject({ status: 400, code: 'malformed' });
  });

  test.each([
    ['enrollments', '{"deviceName":["a"]}'],
    ['enrollments', '{"deviceName":null}'],
    ['enrollments', '{"ticket":{"by":"maria","reason":"x"}}'],
    ['recovery-codes', '[]'],
    ['recovery-codes', '{"authorization":{"by":"maria","reason":"x"}}'],
  ])('A41 POST %s takes no %s', async (path, body) => {
    const { visitor } = await link(openSite());
    expect(await visitor.send(path, { method: 'POST', headers, body })).toMatchObject({
      status: 400,
      code: 'malformed',
    });
  });

  test.each(['{"name":["a"]}', '{"name":1}', '{}', '{"name":"a","id":"b"}'])(
    'A41 no device is renamed by %s',
    async (body) => {
      const { visitor, deviceId } = await link(openSite());
      const reply = await visitor.send(`devices/${deviceId}`, { method: 'PATCH', headers, body });
      expect(reply).toMatchObject({ status: 400, code: 'malformed' });
    },
  );

  test('A41 of a field that is there twice the last one counts, as everywhere in JSON', async () => {
    const { visitor, code, wrong } = await challenged(openSite());
    const twice = (first: string, last: string) =>
      visitor.send('verify', { method: 'POST', headers, body: `{"code":"${first}","code":"${last}"}` });
    expect((await twice(code(), wrong())).code).toBe('wrong-code');
    expect((await twice(wrong(), code())).status).toBe(200);
  });
});

/** A body of unknown length that counts how much of it was read. */
function endless(chunk: number) {
  const read = { bytes: 0, ended: false };
  const body = new ReadableStream({
    pull: (controller) => {
      read.bytes += chunk;
      controller.enqueue(new Uint8Array(chunk).fill(0x20));
    },
    cancel: () => {
      read.ended = true;
    },
  });
  return { read, init: { method: 'POST', headers, body, duplex: 'half' } as const };
}

describe('a body', () => {
  test('A41 of 16 KiB is read, and one byte more is not', async () => {
    const { visitor, code } = await challenged(openSite());
    const body = JSON.stringify({ code: code() });
    const send = (length: number) => visitor.send('verify', { method: 'POST', headers, body: body.padEnd(length) });
    expect(await send(limit + 1)).toMatchObject({ status: 413, code: 'too-large' });
    expect((await send(limit)).status).toBe(200);
  });

  test('A41 that says to be larger is not begun', async () => {
    const { visitor } = await challenged(openSite());
    const { read, init } = endless(1024);
    const reply = await visitor.send('verify', { ...init, headers: { ...headers, 'content-length': String(10 ** 9) } });
    expect(reply.status).toBe(413);
    expect(read.bytes).toBeLessThanOrEqual(2048);
  });

  test.each(['', '0', '10', '-1', 'NaN'])('A41 without end, and a length of %j, is cut off', async (length) => {
    const { visitor } = await challenged(openSite());
    const { read, init } = endless(1024);
    const reply = await visitor.send('verify', { ...init, headers: { ...headers, 'content-length': length } });
    expect(reply.status).toBe(413);
    expect(read.ended).toBe(true);
    expect(read.bytes).toBeLessThanOrEqual(limit + 4096);
  });

  test('A41 of a client that went away is malformed, and nobody is told', async () => {
    const site = openSite();
    const { visitor } = await challenged(site);
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('ECONNRESET')) });
    const reply = await visitor.send('verify', { method: 'POST', headers, body, duplex: 'half' } as never);
    expect(reply).toMatchObject({ status: 400, code: 'malformed' });
    expect(site.reported).toEqual([]);
  });

  test('A41 that is compressed is not unpacked', async () => {
    const { visitor } = await challenged(openSite());
    const body = gzipSync(JSON.stringify({ code: '0'.repeat(10_000_000) }));
    const packed = { ...headers, 'content-encoding': 'gzip' };
    expect((await visitor.send('verify', { method: 'POST', headers: packed, body })).status).toBe(415);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/json; charset=latin1',
    'application/merge-patch+json',
    '',
  ])('A41 of type %j is not read', async (type) => {
    const { visitor, code } = await challenged(openSite());
    const other = { 'sec-fetch-site': 'same-origin', 'content-type': type };
    const body = Buffer.from(JSON.stringify({ code: code() }));
    const reply = await visitor.send('verify', { method: 'POST', headers: other, body });
    expect(reply).toMatchObject({ status: 415, code: 'unsupported-media-type' });
  });

  test('A41 without a type is not guessed at', async () => {
    const { visitor, code } = await challenged(openSite());
    const body = Buffer.from(JSON.stringify({ code: code() }));
    const reply = await visitor.send('verify', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body });
    expect(reply).toMatchObject({ status: 415, code: 'unsupported-media-type' });
  });

  test('A41 of a form is refused even where there is nothing in it', async () => {
    const { visitor } = await link(openSite());
    const form = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
    const reply = await visitor.post('recovery-codes', undefined, form);
    expect(reply).toMatchObject({ status: 415, code: 'unsupported-media-type' });
  });

  test('A41 of bytes that are no UTF-8 is malformed', async () => {
    const { visitor } = await link(openSite());
    for (const bytes of [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80]]) {
      const body = Buffer.from([...Buffer.from('{"deviceName":"'), ...bytes, ...Buffer.from('"}')]);
      expect((await visitor.send('enrollments', { method: 'POST', headers, body })).code).toBe('malformed');
    }
  });

  test('that the host has read is the host’s mistake, and says so', async () => {
    const site = openSite();
    const { visitor } = await challenged(site);
    const request = new Request(`${origin}/two-factor/api/verify`, { method: 'POST', headers, body: '{}' });
    request.headers.set('cookie', `session=${visitor.session}`);
    await request.text();
    expect((await site.handler(request)).status).toBe(500);
    expect(site.reported).toMatchObject([{ error: { code: 'misuse' } }]);
  });

  test('may be left out where there is nothing to say', async () => {
    const { visitor, deviceId } = await link(openSite());
    expect((await visitor.post('recovery-codes', undefined, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await visitor.post('recovery-codes', {})).status).toBe(200);
    const asProgram = { method: 'DELETE', headers: { 'content-type': 'application/json' } };
    expect((await visitor.send(`devices/${deviceId}`, asProgram)).status).toBe(204);
  });
});
