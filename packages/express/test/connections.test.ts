import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Visitor } from '@watchword-internal/web-tests';
import compression from 'compression';
import type { RequestHandler } from 'express';
import { describe, expect, onTestFinished, test } from 'vitest';
import { versions } from './support/express-versions.ts';
import { challenged, verify } from './support/people.ts';
import { kinds } from './support/sessions.ts';
import { openSite } from './support/site.ts';

const path = '/two-factor/api/verify';

/** The head of a request by hand. */
function head({ cookies }: Visitor, ...lines: readonly string[]): string {
  const cookie = Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ');
  return [
    `POST ${path} HTTP/1.1`,
    'Host: my.my-hpc.example',
    'Sec-Fetch-Site: same-origin',
    'Content-Type: application/json',
    `Cookie: ${cookie}`,
    ...lines,
    '\r\n',
  ].join('\r\n');
}

interface Wire {
  readonly socket: Socket;
  write(text: string): void;
  /** Waits until this has come back, and answers all that came up to its end. */
  until(pattern: RegExp): Promise<string>;
}

async function openWire(port: number): Promise<Wire> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let unread = '';
  const waiting = new Set<() => void>();
  const wake = () => waiting.forEach((each) => each());
  socket.setEncoding('latin1').on('data', (text: string) => {
    unread += text;
    wake();
  });
  socket.on('error', wake).on('close', wake);
  await new Promise<void>((resolve) => void socket.once('connect', resolve));
  return {
    socket,
    write: (text) => void socket.write(text),
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const [found] = pattern.exec(unread) ?? [];
          if (found !== undefined) {
            unread = unread.slice(unread.indexOf(found) + found.length);
            waiting.delete(look);
            resolve(found);
          } else if (socket.closed) reject(new Error(`closed after ${unread}`));
        };
        waiting.add(look);
        look();
      }),
  };
}

describe.each(versions)('on Express %s', (_version, express) => {
  test('one connection serves on after every kind of refusal, whatever was left unread', async () => {
    const site = await openSite({ express });
    const { visitor, phone } = await challenged(site);
    const wire = await openWire(site.port);
    const large = 'x'.repeat(200_000);
    const wrongs: readonly (readonly [string, number])[] = [
      [head(visitor, `Content-Length: ${large.length}`) + large, 413],
      [`${head(visitor, 'Transfer-Encoding: chunked')}${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`, 413],
      [head(visitor, `Content-Length: ${large.length}`).replace('same-origin', 'cross-site') + large, 403],
      [head(visitor, `Content-Length: ${large.length}`).replace(/Cookie: .*/, 'Cookie: x=y') + large, 401],
      [head(visitor, `Content-Length: ${large.length}`).replace('POST', 'PUT') + large, 405],
      [`${head(visitor, 'Content-Length: 2')}{}`, 400],
      [head(visitor, 'Content-Length: 0'), 400],
    ];
    for (const [sent, status] of wrongs) {
      wire.write(sent);
      expect(await wire.until(/HTTP\/1\.1 \d+ [^]*?\r\n\r\n[^]*?\}/), sent.slice(-40)).toMatch(`HTTP/1.1 ${status} `);
    }
    const body = JSON.stringify({ code: phone.code() });
    wire.write(head(visitor, `Content-Length: ${body.length}`) + body);
    expect(await wire.until(/HTTP\/1\.1 \d+ [^]*?"method":"totp"/)).toMatch('HTTP/1.1 200 ');
  });

  test('two requests in one packet are two answers, in order', async () => {
    const site = await openSite({ express });
    const { visitor, phone } = await challenged(site);
    const wire = await openWire(site.port);
    const wrong = JSON.stringify({ code: phone.wrongCode() });
    const get = `GET /two-factor/api/status HTTP/1.1\r\nHost: x\r\n\r\n`;
    wire.write(head(visitor, `Content-Length: ${wrong.length}`) + wrong + get);
    expect(await wire.until(/HTTP\/1\.1 [^]*?HTTP\/1\.1 \d+/)).toMatch(/^HTTP\/1\.1 422 [^]*HTTP\/1\.1 401$/);
  });

  test('Expect: 100-continue is told to go on, and then answered', async () => {
    const site = await openSite({ express });
    const { visitor, phone } = await challenged(site);
    const wire = await openWire(site.port);
    const body = JSON.stringify({ code: phone.code() });
    wire.write(head(visitor, `Content-Length: ${body.length}`, 'Expect: 100-continue'));
    await wire.until(/HTTP\/1\.1 100 Continue\r\n\r\n/);
    wire.write(body);
    expect(await wire.until(/HTTP\/1\.1 \d+/)).toBe('HTTP/1.1 200');
  });

  test('A41 a client that goes away in the middle of its body spends nothing, and nothing hangs or falls', async () => {
    const finished = Promise.withResolvers<void>();
    const watch: RequestHandler = (_request, response, next) => {
      response.on('close', () => finished.resolve());
      next();
    };
    const site = await openSite({ express, before: [watch] });
    const person = await challenged(site);
    const code = person.phone.code();
    const wire = await openWire(site.port);
    const aborted = Promise.withResolvers<void>();
    wire.socket.on('close', () => aborted.resolve());
    wire.write(`${head(person.visitor, 'Content-Length: 200')}{"code":"${code}"}`);
    wire.socket.destroySoon();
    wire.socket.destroy();
    await Promise.all([aborted.promise, finished.promise]);
    expect(site.errors).toEqual([]);
    expect((await verify(person, code)).status).toBe(200);
  });

  test('T9 a client that goes away before it is answered has spent its code, and is let in nowhere', async () => {
    const held = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const site = await openSite({ express });
    const person = await challenged(site);
    const { commit } = site.storage;
    site.storage.commit = async (change) => {
      const done = await commit(change);
      reached.resolve();
      await held.promise;
      return done;
    };
    const body = JSON.stringify({ code: person.phone.code() });
    const wire = await openWire(site.port);
    wire.write(head(person.visitor, `Content-Length: ${body.length}`) + body);
    await reached.promise;
    wire.socket.destroy();
    held.resolve();
    site.storage.commit = commit;
    // The session has moved on to an id that nobody was told.
    await expect.poll(async () => (await person.visitor.get('/two-factor/api/status')).status).toBe(401);
    expect((await person.visitor.page('/account')).status).toBe(303);
    expect(site.errors).toEqual([]);
  });

  test('an answer of a time limit that came first is the only one', async () => {
    const late = Promise.withResolvers<void>();
    const limit: RequestHandler = (_request, response, next) => {
      void late.promise.then(() => response.status(504).end('too late'));
      next();
    };
    const site = await openSite({ express, before: [limit] });
    const person = await challenged(site);
    const { load } = site.storage;
    const asked = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    site.storage.load = async (userId) => {
      asked.resolve();
      await answered.promise;
      return load(userId);
    };
    const reply = person.visitor.get('/account');
    await asked.promise;
    late.resolve();
    expect((await reply).status).toBe(504);
    answered.resolve();
    site.storage.load = load;
    expect((await person.visitor.get('/account')).status).toBe(504);
    expect(site.errors).toEqual([]);
  });

  test.each(kinds)('HEAD has the headers of GET and no body, with %s', async (kind) => {
    const site = await openSite({ express, kind });
    const { visitor } = await challenged(site);
    for (const each of ['/two-factor/api/openapi.json', '/two-factor/api/status', '/two-factor/nowhere', '/account']) {
      const [get, headed] = [await visitor.send('GET', each), await visitor.send('HEAD', each)];
      expect(get.headers['content-length']).toBe(String(Buffer.byteLength(get.text)));
      expect([headed.status, headed.text, headed.headers['content-type']]).toEqual([
        get.status,
        '',
        get.headers['content-type'],
      ]);
    }
  });

  test('behind compression, answers arrive whole and marked', async () => {
    const site = await openSite({ express, before: [compression({ threshold: 0 })] });
    const { visitor } = await challenged(site);
    const plain = await visitor.send('GET', '/two-factor/api/openapi.json');
    const small = await visitor.send('GET', '/two-factor/api/openapi.json', { 'accept-encoding': 'gzip' });
    expect(small.headers['content-encoding']).toBe('gzip');
    expect(plain.headers['content-encoding']).toBe(undefined);
    expect(small.text).toBe(plain.text);
    expect(JSON.parse(plain.text)).toMatchObject({ paths: expect.any(Object) });
  });

  test('what the application says of caches stays beside what the pages say', async () => {
    const site = await openSite({ express, before: [varies] });
    const { visitor } = await challenged(site);
    const [, asset = ''] = /href="([^"]+\.css)"/.exec((await visitor.page('/two-factor/challenge')).text) ?? [];
    const { headers } = await visitor.page(asset);
    expect(headers).toMatchObject({
      vary: 'Origin, accept-encoding',
      'cache-control': expect.stringMatching('immutable'),
    });
  });

  test('A45 two headers that contradict each other mean nothing', async () => {
    const site = await openSite({ express });
    const { visitor, phone } = await challenged(site);
    const body = JSON.stringify({ code: phone.code() });
    const wire = await openWire(site.port);
    for (const lines of [
      ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Site: same-origin'],
      ['Origin: https://evil.example', 'Origin: https://my.my-hpc.example'],
      ['Origin: https://my.my-hpc.example', 'Origin: https://evil.example'],
    ]) {
      wire.write(
        head(visitor, `Content-Length: ${body.length}`).replace('Sec-Fetch-Site: same-origin', lines.join('\r\n')) +
          body,
      );
      expect(await wire.until(/HTTP\/1\.1 \d+ [^]*?\r\n\r\n[^]*?\}/), lines.join()).toMatch('HTTP/1.1 403 ');
    }
  });

  test('a hundred at once are a hundred answers', async () => {
    const site = await openSite({ express });
    const person = await challenged(site);
    const code = person.phone.code();
    const replies = await Promise.all(
      Array.from({ length: 100 }, () => verify({ ...person, visitor: person.visitor.copy() }, code)),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(site.errors).toEqual([]);
  });
});

const varies: RequestHandler = (_request, response, next) => {
  response.setHeader('Vary', 'Origin');
  next();
};

test('A37 an upgrade or a body with GET is no way round', async () => {
  const site = await openSite();
  const { visitor } = await challenged(site);
  const cookie = Array.from(visitor.cookies, ([name, value]) => `${name}=${value}`).join('; ');
  const status = await new Promise((resolve, reject) => {
    httpRequest({
      port: site.port,
      path: '/account',
      method: 'GET',
      headers: { cookie, 'content-length': 4, connection: 'close' },
    })
      .on('response', (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end('code');
  });
  expect(status).toBe(403);
});
