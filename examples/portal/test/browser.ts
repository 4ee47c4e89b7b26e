import { visitorOf } from '@watchword-internal/web-tests';

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
  const visitor = visitorOf({ port: Number(new URL(origin).port), origin });

  async function send(path: string, { method = 'GET', headers: given, body }: Sent): Promise<Page> {
    // Whatever it is that is sent, a Request knows its media type.
    const init = { method, ...(given && { headers: given }), ...(body !== undefined && { body }) };
    const written = new Request(origin, init);
    const headers = { ...Object.fromEntries(written.headers), accept: 'text/html' };
    const { pathname, search } = new URL(path, origin);
    const reply = await visitor.send(method, pathname + search, headers, new Uint8Array(await written.arrayBuffer()));
    return { ...reply, headers: headersOf(reply.headers), title: titleOf(reply.text) };
  }

  async function follow(page: Page, hops = 5): Promise<Page> {
    if (page.location === undefined || hops === 0) return page;
    return follow(await send(page.location, {}), hops - 1);
  }

  return {
    cookies: visitor.cookies,
    follow: (page) => follow(page),
    send,
    get: (path) => send(path, {}),
    post: (path, fields = {}, headers = { 'sec-fetch-site': 'same-origin' }) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
  };
}

function headersOf(received: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(received)) {
    for (const value of [values].flat()) headers.append(name, value);
  }
  return headers;
}

function titleOf(text: string): string {
  return /<title>(?<title>.*?)<\/title>/.exec(text)?.groups?.['title'] ?? '';
}
