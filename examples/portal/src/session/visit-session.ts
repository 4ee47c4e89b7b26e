import type { Request, Response } from 'express';
import type { SessionFacts } from './session-facts.ts';

/** The session of one request. Each change is stored before its promise resolves; a failure rejects, and so denies. */
export interface VisitSession {
  readonly facts: SessionFacts;
  /** Keeps the id. */
  change(facts: SessionFacts): Promise<void>;
  /** Ends the session and begins another under a new id, so that an id planted before cannot be used (V12, A36). */
  renew(facts: SessionFacts): Promise<void>;
  /** Ends the session here and in the browser. */
  end(): Promise<void>;
}

export function visitSession(
  request: Request,
  response: Response,
  forgetCookie: (response: Response) => void,
): VisitSession {
  async function change(facts: SessionFacts): Promise<void> {
    request.session.facts = facts;
    await stored(request, (done) => request.session.save(done));
  }

  return {
    facts: request.session.facts ?? {},
    change,
    async renew(facts) {
      await stored(request, (done) => request.session.regenerate(done));
      await change(facts);
    },
    async end() {
      await stored(request, (done) => request.session.destroy(done));
      forgetCookie(response);
    },
  };
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
