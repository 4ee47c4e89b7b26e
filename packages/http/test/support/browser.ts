import { expect } from 'vitest';
import { origin } from './origin.ts';
import { form, type Shown, shownOf } from './shown.ts';
import type { Site } from './site.ts';

/** A browser of somebody who has switched JavaScript off: it keeps the session's cookie, and goes where it is sent. */
export interface Browser {
  session: string | undefined;
  /** Opens an address below the base path, or an absolute one, and follows where that leads. */
  open(path: string): Promise<Shown>;
  /** Fills in the form whose action ends so, and sends it with what is hidden in it. */
  submit(shown: Shown, action: string, typed?: Fields): Promise<Shown>;
  /** Sends a form from nowhere in particular, without going on. */
  post(path: string, fields: Fields | string, headers?: Fields): Promise<Shown>;
  /** Sends anything at all, without going on. */
  send(path: string, init?: RequestInit): Promise<Shown>;
}

export type Fields = Readonly<Record<string, string>>;
type RequestInit = NonNullable<ConstructorParameters<typeof Request>[1]>;

const ownPage = { 'sec-fetch-site': 'same-origin', origin };
const mostSteps = 5;

/** A browser in a session in which the password was right. */
export function browserOf(site: Site, userId = 'alice'): Browser {
  const browser: Browser = {
    session: site.sessions.open(userId),
    open: (path) => follow(send(path)),
    submit: (shown, action, typed = {}) => {
      const { method, address, hidden } = form(shown, action);
      const fields = new URLSearchParams({ ...hidden, ...typed });
      if (method === 'get') return browser.open(`${address}?${fields.toString()}`);
      return follow(browser.post(address, Object.fromEntries(fields)));
    },
    post: (path, fields, headers = ownPage) =>
      send(path, {
        method: 'POST',
        body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
    send,
  };

  async function send(path: string, init: RequestInit = {}): Promise<Shown> {
    const url = path.startsWith(origin)
      ? path
      : `${origin}${path.startsWith('/two-factor') ? '' : '/two-factor'}${path}`;
    const request = new Request(url, init);
    if (browser.session !== undefined) request.headers.set('cookie', `session=${browser.session}`);
    const response = await site.handler(request);
    for (const cookie of response.headers.getSetCookie()) {
      browser.session = /^session=(?<id>[^;]*)/.exec(cookie)?.groups?.['id'];
    }
    return shownOf(url, response);
  }

  /** Outside of the handler it goes no further: that is the application's. */
  async function follow(first: Promise<Shown>): Promise<Shown> {
    let shown = await first;
    for (let steps = 0; shown.location !== undefined && steps < mostSteps; steps += 1) {
      const next = new URL(shown.location, shown.url).href;
      if (!next.startsWith(`${origin}/two-factor`)) return shown;
      shown = await send(next);
    }
    expect(shown.location, 'sent from page to page without end').toBeUndefined();
    return shown;
  }

  return browser;
}
