import { once } from 'node:events';
import { type IncomingMessage, type RequestOptions, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What came back, with its text read. */
export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where a redirect leads; `undefined` if it is none. */
  readonly location: string | undefined;
  readonly title: string;
}

/** A browser without scripts: it keeps cookies, says where its forms come from, and follows no redirect by itself. */
export interface Browser {
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Page>;
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Page>;
  /** Goes where a redirect leads, until there is a page. */
  follow(page: Page): Promise<Page>;
  /** Sends anything at all. */
  send(path: string, init: Sent): Promise<Page>;
}

/** What is sent, if anything. */
interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | FormData | URLSearchParams;
}

export function browserOf(origin: string): Browser {
  const cookies = new Map<string, string>();

  async function send(path: string, { method = 'GET', headers: given, body }: Sent): Promise<Page> {
    // Whatever it is that is sent, fetch() knows its media type; what it says of itself is not what a browser says.
    const init = { method, ...(given && { headers: given }), ...(body !== undefined && { body }) };
    const written = new Request(origin, init);
    const headers = new Headers(written.headers);
    headers.set('accept', 'text/html');
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const bytes = Buffer.from(await written.arrayBuffer());
    const response = await exchange(new URL(path, origin), { method, headers: Object.fromEntries(headers) }, bytes);
    for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie);
    const text = await response.text();
    const location = response.headers.get('location') ?? undefined;
    return { status: response.status, headers: response.headers, text, location, title: titleOf(text) };
  }

  async function follow(page: Page, hops = 5): Promise<Page> {
    if (page.location === undefined || hops === 0) return page;
    return follow(await send(page.location, {}), hops - 1);
  }

  return {
    cookies,
    follow: (page) => follow(page),
    send,
    get: (path) => send(path, {}),
    post: (path, fields = {}, headers = { 'sec-fetch-site': 'same-origin' }) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
  };
}

async function exchange(url: URL, options: RequestOptions, body: Buffer): Promise<Response> {
  const outgoing = request(url, options);
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  return new Response(await buffer(incoming), { status: incoming.statusCode ?? 0, headers });
}

function keep(cookies: Map<string, string>, header: string): void {
  const [pair = '', ...attributes] = header.split('; ');
  const [name = '', value = ''] = pair.split('=');
  if (value === '' || attributes.includes('Expires=Thu, 01 Jan 1970 00:00:00 GMT')) cookies.delete(name);
  else cookies.set(name, value);
}

function titleOf(text: string): string {
  return /<title>(?<title>.*?)<\/title>/.exec(text)?.groups?.['title'] ?? '';
}
