import type { EventContext, Watchword } from '@watchword/core';
import type { Problem } from '../problems/problem.ts';
import type { Fields } from '../requests/read-body.ts';
import type { HostSession } from '../session/host-session.ts';

/** One request of somebody who is signed in, read as far as its route needs it. */
export interface Call {
  readonly watchword: Watchword;
  readonly session: HostSession;
  /** Where it comes from, for the events that it causes. */
  readonly context: EventContext;
  /** What the path names; empty if it names nothing. */
  readonly id: string;
  readonly query: URLSearchParams;
  /** Of the names that the route has, and of any type. */
  readonly fields: Fields;
}

/** What is answered; without a body if there is nothing to say but that it is done. */
export type Answer = { readonly body?: object; readonly cookies?: readonly string[] } | { readonly problem: Problem };

/** Who asks for a change of factors, and what vouches for it. */
export function vouching({ session, context }: Call) {
  const { user, proof, binding } = session;
  // Whatever the session holds, core takes nothing but a genuine proof for one.
  return { userId: user.id, authorization: proof as string, binding, context };
}

/** Where a request comes from. Its address is for the host to say: a header with it may be anybody's. */
export function contextOf({ headers }: Request, { context }: HostSession): EventContext {
  const userAgent = headers.get('user-agent');
  return { channel: 'web', ...(userAgent !== null && { userAgent }), ...context };
}
