import type { Request } from 'express';
import { keptIn, member } from './kept-in.ts';
import { missingSession } from './missing-session.ts';
import type { SessionAdapter } from './session-adapter.ts';

interface Visit {
  readonly session?: object | null;
  readonly sessionOptions?: object;
}

/** Whether cookie-session has given a request a session. */
export function hasCookieSession(request: object): boolean {
  const { session, sessionOptions } = request as Visit;
  return typeof session === 'object' && session !== null && sessionOptions !== undefined;
}

/**
 * Sessions of cookie-session, which are in the cookie itself. There is no id that could change: each new proof is bound to a
 * new random text, and both are in the new cookie. A copy of an older cookie stays what it was, as nobody can call a cookie
 * back: the guide says how far that goes.
 */
export const cookieSession: SessionAdapter = {
  read: (request) => keptIn(open(request)),
  keep(request, kept) {
    Object.assign(open(request), { [member]: kept });
  },
};

function open(request: Request): object {
  const { session } = request as Visit;
  if (!hasCookieSession(request) || !session) throw missingSession('cookie-session');
  return session;
}
