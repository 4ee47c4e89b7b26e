import type { Request } from 'express';
import { keptIn, member } from './kept-in.ts';
import { missingSession } from './missing-session.ts';
import type { SessionAdapter } from './session-adapter.ts';
import { SessionEnded } from './session-ended.ts';

type Done = (error?: unknown) => void;

/** The parts of express-session that are used, as it documents and types them. */
interface Session {
  cookie: { maxAge?: number | null; readonly originalMaxAge: number | null };
  save(done: Done): unknown;
}

interface Visit {
  session?: Session;
  sessionID: string;
  readonly sessionStore?: Store;
  readonly headers: { readonly cookie?: string | undefined };
}

interface Store {
  generate(request: Visit): void;
  get(id: string, done: (error: unknown, data?: unknown) => void): void;
  destroy(id: string, done: Done): void;
}

/** Whether express-session has given a request a session. */
export function hasExpressSession(request: object): boolean {
  const { session, sessionStore } = request as Visit;
  return typeof session?.save === 'function' && typeof sessionStore?.generate === 'function';
}

/**
 * Sessions of express-session, with whatever store. With each proof the session moves to a new id and the old one is
 * destroyed; what the host keeps in it moves along.
 */
export const expressSession: SessionAdapter = {
  read: (request) => keptIn(open(request).session),
  async keep(request, kept) {
    const visit = open(request);
    const { session: before, sessionID: idBefore, sessionStore: store } = visit;
    if (isFromCookie(visit) && !(await isStored(store, idBefore))) throw new SessionEnded();
    store.generate(visit);
    moveTo(visit.session, before, kept);
    try {
      // Saved first: were the old one destroyed first, a store that fails in between would have signed the user out.
      await stored((done) => visit.session.save(done));
      await stored((done) => store.destroy(idBefore, done));
    } catch (error) {
      // Otherwise express-session sends the new id with an answer that says no, and so lets somebody in.
      Object.assign(visit, { session: before, sessionID: idBefore });
      throw error;
    }
  },
};

/** Whether it was there before this request. One that is new has not been stored yet, as where a certificate says who it is. */
function isFromCookie({ sessionID, headers: { cookie = '' } }: Visit): boolean {
  return cookie.split(';').some((pair) => decoded(pair).includes(sessionID));
}

/** As express-session reads it: its sender may spell it as they like. */
function decoded(pair: string): string {
  try {
    return decodeURIComponent(pair);
  } catch {
    return pair;
  }
}

/** It was when this request began. To go on without looking again would undo a sign-out (A40). */
function isStored(store: Store, id: string): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  store.get(id, (error, data) => (error ? reject(error) : resolve(data !== undefined && data !== null)));
  return promise;
}

function open(request: Request): Required<Visit> {
  if (!hasExpressSession(request)) throw missingSession('express-session');
  return request as object as Required<Visit>;
}

/** The host's own data goes along, and for how long the host lets this session last. Plain `regenerate` loses both. */
function moveTo(after: Session, before: Session, kept: object): void {
  const { cookie, ...data } = before;
  Object.assign(after, data, { [member]: kept });
  after.cookie.maxAge = cookie.originalMaxAge;
}

function stored(work: (done: Done) => unknown): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  work((error) => (error ? reject(error) : resolve()));
  return promise;
}
