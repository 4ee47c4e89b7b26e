import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { origin } from './origin.ts';

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly location: string | undefined;
  /** Of a problem, or of an answer of the API; empty if it is no JSON. */
  readonly body: Body;
}

interface Body {
  readonly code?: string;
  readonly enrollmentId?: string;
  readonly uri?: string;
  readonly recoveryCodes?: readonly string[];
  readonly devices?: readonly unknown[];
  readonly enrolled?: boolean;
  readonly repeated?: boolean;
}

type Headers = Readonly<Record<string, string>>;

/** A browser with cookies, on one connection that it keeps. */
export interface Visitor {
  readonly cookies: Map<string, string>;
  /** Opens a page. */
  page(path: string, headers?: Headers): Promise<Reply>;
  /** Sends a form from a page of the site. */
  form(path: string, fields: Record<string, string>, from?: string): Promise<Reply>;
  /** Asks by a script of the site. */
  get(path: string): Promise<Reply>;
  post(path: string, body?: unknown): Promise<Reply>;
  delete(path: string): Promise<Reply>;
  /** Sends anything at all. */
  send(method: string, path: string, headers?: Headers, body?: string | Uint8Array): Promise<Reply>;
  /** Another browser with the same cookies. */
  copy(): Visitor;
}

const script = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' };
const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', accept: 'text/html' };

export function visitorOf(port: number, cookies: ReadonlyMap<string, string> = new Map()): Visitor {
  const jar = new Map(cookies);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());

  async function send(method: string, path: string, headers: Headers = {}, body?: string | Uint8Array): Promise<Reply> {
    const cookie = Array.from(jar, ([name, value]) => `${name}=${value}`).join('; ');
    const sent = httpRequest({ port, method, path, agent, headers: { ...(cookie && { cookie }), ...headers } });
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    sent.on('response', resolve).on('error', reject).end(body);
    const response = await promise;
    for (const each of response.headers['set-cookie'] ?? []) keep(jar, each);
    return replyOf(response, await buffer(response));
  }

  return {
    cookies: jar,
    send,
    page: (path, headers = {}) => send('GET', path, { ...navigation, ...headers }),
    form: (path, fields, from = '/form') =>
      send('POST', path, { ...navigation, ...form, referer: origin + from }, String(new URLSearchParams(fields))),
    get: (path) => send('GET', path, script),
    post: (path, body) =>
      body === undefined
        ? send('POST', path, script)
        : send('POST', path, { ...script, ...json }, JSON.stringify(body)),
    delete: (path) => send('DELETE', path, script),
    copy: () => visitorOf(port, jar),
  };
}

const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const json = { 'content-type': 'application/json' };

function keep(jar: Map<string, string>, setCookie: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(setCookie) ?? [];
  if (/expires=Thu, 01 Jan 1970/i.test(setCookie)) jar.delete(name);
  else jar.set(name, value);
}

function replyOf({ statusCode = 0, headers }: IncomingMessage, bytes: Buffer): Reply {
  const text = (headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
  const isJson = headers['content-type']?.includes('json') ?? false;
  return {
    status: statusCode,
    headers,
    text,
    location: headers.location,
    body: isJson ? (JSON.parse(text || '{}') as Body) : {},
  };
}
