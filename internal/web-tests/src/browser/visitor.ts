import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';
import { type Reply, readReply } from './reply.ts';

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

/** Where a site is. */
interface Address {
  /** Of this machine. */
  readonly port: number;
  /** As browsers see it. */
  readonly origin: string;
}

const script = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' };
const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', accept: 'text/html' };
const ownForm = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const json = { 'content-type': 'application/json' };

/** A browser that nothing is known of, unless it has cookies. It is closed when the test is over. */
export function visitorOf({ port, origin }: Address, cookies: ReadonlyMap<string, string> = new Map()): Visitor {
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
    return readReply(response);
  }

  return {
    cookies: jar,
    send,
    page: (path, headers = {}) => send('GET', path, { ...navigation, ...headers }),
    form: (path, fields, from = '/form') =>
      send(
        'POST',
        path,
        { ...navigation, ...ownForm, origin, referer: origin + from },
        new URLSearchParams(fields).toString(),
      ),
    get: (path) => send('GET', path, script),
    post: (path, body) =>
      body === undefined
        ? send('POST', path, script)
        : send('POST', path, { ...script, ...json }, JSON.stringify(body)),
    delete: (path) => send('DELETE', path, script),
    copy: () => visitorOf({ port, origin }, jar),
  };
}

function keep(jar: Map<string, string>, setCookie: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(setCookie) ?? [];
  if (/expires=Thu, 01 Jan 1970|max-age=0/i.test(setCookie)) jar.delete(name);
  else jar.set(name, value);
}
