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
  send(path: string, init: RequestInit): Promise<Page>;
}

export function browserOf(origin: string): Browser {
  const cookies = new Map<string, string>();

  async function send(path: string, init: RequestInit): Promise<Page> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new URL(path, origin), { ...init, headers, redirect: 'manual' });
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

function keep(cookies: Map<string, string>, header: string): void {
  const [pair = '', ...attributes] = header.split('; ');
  const [name = '', value = ''] = pair.split('=');
  if (value === '' || attributes.includes('Expires=Thu, 01 Jan 1970 00:00:00 GMT')) cookies.delete(name);
  else cookies.set(name, value);
}

function titleOf(text: string): string {
  return /<title>(?<title>.*?)<\/title>/.exec(text)?.groups?.['title'] ?? '';
}
