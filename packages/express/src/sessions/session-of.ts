import type { Request } from 'express';
import { cookieSession, hasCookieSession } from './cookie-session.ts';
import { expressSession, hasExpressSession } from './express-session.ts';
import { missingSession } from './missing-session.ts';
import type { SessionAdapter } from './session-adapter.ts';

/**
 * The adapter of the session that a request has: {@link expressSession} or {@link cookieSession}.
 *
 * @throws `WatchwordError` `misuse` if it has neither
 */
export function sessionOf(request: Request): SessionAdapter {
  if (hasExpressSession(request)) return expressSession;
  if (hasCookieSession(request)) return cookieSession;
  throw missingSession('express-session or cookie-session');
}
