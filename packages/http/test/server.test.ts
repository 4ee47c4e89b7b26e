import { createServer, request as httpRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { challenged } from './support/people.ts';
import { openSite, type Site } from './support/site.ts';

/** The handler of a site on a real socket. */
async function serve({ handler }: Pick<Site, 'handler'>): Promise<number> {
  const listener = getRequestListener(handler);
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => void server.close(() => resolve()));
  });
  return (server.address() as AddressInfo).port;
}

/** Sends bytes as they are, and answers all that comes back until the server ends the connection. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => void socket.write(text));
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += String(chunk)));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(answer));
  });
}

const head = (session = '') =>
  [
    'POST /two-factor/api/verify HTTP/1.1',
    'Host: my.my-hpc.example',
    'Connection: close',
    'Sec-Fetch-Site: same-origin',
    'Content-Type: application/json',
    `Cookie: session=${session}`,
  ].join('\r\n');

function chunked(...parts: readonly string[]): string {
  const chunks = [...parts, ''].map((part) => `${part.length.toString(16)}\r\n${part}\r\n`);
  return `\r\nTransfer-Encoding: chunked\r\n\r\n${chunks.join('')}`;
}

describe('on a real server', () => {
  test('A41 a body in pieces is one body', async () => {
    const site = openSite();
    const { visitor, code } = await challenged(site);
    const port = await serve(site);
    const answer = await sendRaw(port, head(visitor.session) + chunked('{"co', 'de":"', `${code()}"}`));
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('"method":"totp"');
    expect(answer).toMatch(/\r\nset-cookie: session=/i);
  });

  test('A41 pieces without end are cut off', async () => {
    const site = openSite();
    const { visitor } = await challenged(site);
    const port = await serve(site);
    const answer = await sendRaw(
      port,
      head(visitor.session) + chunked(...Array.from({ length: 100 }, () => ' '.repeat(1024))),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('A41 a client that goes away in the middle of its body spends nothing', async () => {
    const site = openSite();
    const { visitor, code } = await challenged(site);
    const settled = Promise.withResolvers<number>();
    const port = await serve({
      handler: async (request) => {
        const response = await site.handler(request);
        settled.resolve(response.status);
        return response;
      },
    });
    const body = `{"code":"${code()}"}`;
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`${head(visitor.session)}\r\nContent-Length: ${body.length + 1}\r\n\r\n${body}`, () =>
        socket.destroy(),
      );
    });
    expect(await settled.promise).toBe(400);
    expect(site.reported).toEqual([]);
    expect((await visitor.post('verify', { code: code() })).status).toBe(200);
  });

  test('HEAD has the headers of GET and no body', async () => {
    const site = openSite();
    const port = await serve(site);
    const { promise, resolve } = Promise.withResolvers<{
      status: number | undefined;
      type: string | undefined;
      body: string;
    }>();
    const asked = httpRequest({ port, method: 'HEAD', path: '/two-factor/api/openapi.json' }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += String(chunk)));
      response.on('end', () => resolve({ status: response.statusCode, type: response.headers['content-type'], body }));
    });
    asked.end();
    expect(await promise).toEqual({ status: 200, type: 'application/json', body: '' });
  });

  test('A45 a second Host, Origin or Sec-Fetch-Site header makes nothing of this site', async () => {
    const site = openSite();
    const { visitor, code } = await challenged(site);
    const port = await serve(site);
    const body = `{"code":"${code()}"}`;
    const twice = head(visitor.session).replace('same-origin', 'cross-site\r\nSec-Fetch-Site: same-origin');
    const answer = await sendRaw(port, `${twice}\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    expect(answer).toContain('"code":"cross-site"');
  });

  test.each([
    '/two-factor/api/../api/status',
    '/two-factor/api/./status',
    '/two-factor/api//status',
    '/%74wo-factor/api/status',
  ])('A37 %s is no way round', async (path) => {
    const site = openSite();
    const port = await serve(site);
    const answer = await sendRaw(port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 (?:401|404|400) /);
  });
});
