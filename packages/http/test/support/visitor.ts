import { expect } from 'vitest';
import type { Handler } from '../../src/index.ts';
import { checkAgainstDocument } from './contract.ts';
import { origin } from './origin.ts';

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Its code if it is a problem. */
  readonly code: string | undefined;
  /** Empty if there is none. That each member is what it should be is checked against the document. */
  readonly body: Body;
}

/** The members of all bodies that tests look at. */
interface Body {
  readonly code?: string;
  readonly detail?: string;
  readonly retryAfterSeconds?: number;
  readonly enrollmentId?: string;
  readonly uri?: string;
  readonly manualKey?: string;
  readonly qrCode?: string;
  readonly device?: { readonly id: string; readonly name: string };
  readonly devices?: readonly { readonly id: string; readonly name: string }[];
  readonly recoveryCodes?: readonly string[];
  readonly events?: readonly Readonly<Record<string, unknown>>[];
  readonly next?: string;
}

/** A browser page of the site that sends requests, and keeps the cookie of its session. */
export interface Visitor {
  session: string | undefined;
  get(path: string, headers?: HeadersInit): Promise<Reply>;
  post(path: string, body?: unknown, headers?: HeadersInit): Promise<Reply>;
  patch(path: string, body: unknown): Promise<Reply>;
  delete(path: string): Promise<Reply>;
  /** Sends anything at all, from nowhere in particular. */
  send(path: string, init: RequestInit): Promise<Reply>;
}

type HeadersInit = Record<string, string>;
type RequestInit = NonNullable<ConstructorParameters<typeof Request>[1]>;

const ownPage = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

export function visitorOf(handler: Handler, session: string | undefined): Visitor {
  const visitor: Visitor = {
    session,
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body, headers = ownPage) => send(path, withBody('POST', body, headers)),
    patch: (path, body) => send(path, withBody('PATCH', body, ownPage)),
    delete: (path) => send(path, { method: 'DELETE', headers: { 'sec-fetch-site': 'same-origin' } }),
  };

  async function send(path: string, init: RequestInit): Promise<Reply> {
    const request = new Request(`${origin}/two-factor/api/${path}`, init);
    if (visitor.session !== undefined) request.headers.set('cookie', `session=${visitor.session}`);
    const response = await handler(request);
    const { status, headers } = response;
    for (const cookie of headers.getSetCookie()) visitor.session = /^session=(?<id>[^;]*)/.exec(cookie)?.groups?.['id'];
    expectHeaders(headers);
    const text = await response.text();
    const body = checkAgainstDocument(request.method, request.url, response, text) as Body | undefined;
    return { status, headers, text, code: body?.code, body: body ?? {} };
  }

  return visitor;
}

function withBody(method: string, body: unknown, headers: HeadersInit): RequestInit {
  return { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
}

/** Every answer has these, whatever it is. */
function expectHeaders(headers: Headers): void {
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  for (const name of headers.keys()) expect(name).not.toMatch(/^access-control-/);
}
