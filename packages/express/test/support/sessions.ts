import cookieSession from 'cookie-session';
import type { RequestHandler } from 'express';
import expressSession, { MemoryStore } from 'express-session';

declare module 'express-session' {
  interface SessionData {
    user: { readonly id: string; readonly name: string };
    cart: string;
  }
}

export type SessionKind = 'express-session' | 'cookie-session';

export const kinds: readonly SessionKind[] = ['express-session', 'cookie-session'];

/** The middleware of a kind, and where express-session keeps its sessions. */
export interface Sessions {
  readonly middleware: RequestHandler;
  readonly store: MemoryStore;
}

export function sessionsOf(kind: SessionKind, options: Partial<expressSession.SessionOptions> = {}): Sessions {
  const store = new MemoryStore();
  const middleware =
    kind === 'cookie-session'
      ? cookieSession({ name: 'session', keys: ['a'.repeat(32)], sameSite: 'lax' })
      : expressSession({
          name: 'session',
          secret: 'a'.repeat(32),
          resave: false,
          saveUninitialized: false,
          cookie: { sameSite: 'lax' },
          store,
          ...options,
        });
  return { middleware, store };
}
