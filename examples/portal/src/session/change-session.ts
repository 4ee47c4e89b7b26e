import type { Request } from 'express';

/** What the portal keeps in a session. The proof of the second factor is there too, under a name of its own. */
declare module 'express-session' {
  interface SessionData {
    /** Whose password was right. */
    readonly userId: string;
  }
}

/** Begins another session for somebody whose password was right: an id that was planted before cannot be used (V12, A36). */
export async function beginSession(request: Request, userId: string): Promise<void> {
  await stored(request, (done) => request.session.regenerate(done));
  Object.assign(request.session, { userId });
  await stored(request, (done) => request.session.save(done));
}

/** Ends it, here; the cookie is forgotten by who answers. */
export function endSession(request: Request): Promise<void> {
  return stored(request, (done) => request.session.destroy(done));
}

async function stored(request: Request, work: (done: (error: unknown) => void) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  work((error) => (error ? reject(error) : resolve()));
  try {
    await promise;
  } catch (error) {
    // express-session would try once more when the answer ends, and let somebody in who has just been told no.
    Reflect.deleteProperty(request, 'session');
    throw error;
  }
}
