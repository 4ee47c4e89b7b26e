import type { Request, RequestHandler, Response } from 'express';
import session, { type CookieOptions } from 'express-session';
import type { SessionDatabase } from './session-database.ts';
import { SessionStore } from './session-store.ts';

/** The cookie that carries a session's id, and nothing else. */
export interface SessionCookie {
  readonly load: RequestHandler;
  readonly forget: (response: Response) => void;
  /** True if a request carries one, whatever it is worth. */
  readonly isIn: (request: Request) => boolean;
}

/**
 * The browser drops the cookie when it is closed; how long it is good for is the database's business. `__Host-` keeps
 * other hosts of the same domain from planting one, but needs https.
 */
export function sessionCookie(database: SessionDatabase, secure: boolean): SessionCookie {
  const name = secure ? '__Host-session' : 'session';
  const cookie = { httpOnly: true, sameSite: 'lax', path: '/', secure } satisfies CookieOptions;
  const load = session({
    name,
    cookie,
    secret: database.cookieSecret,
    store: new SessionStore(database),
    resave: false,
    saveUninitialized: false,
  });
  return {
    load,
    forget: (response) => void response.clearCookie(name, cookie),
    isIn: (request) => (request.get('cookie') ?? '').split(/; */).some((pair) => pair.startsWith(`${name}=`)),
  };
}
