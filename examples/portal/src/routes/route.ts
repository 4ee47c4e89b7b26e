import type { EventContext } from '@watchword/core';
import type { Html } from '../pages/html.ts';
import type { Known } from '../security/visitor.ts';
import type { VisitSession } from '../session/visit-session.ts';

/** The fields of a form. Anybody can send anything: lists and objects as well as text. */
export type Form = Readonly<Record<string, unknown>>;

/** One request, as far as the pages are concerned. */
export interface Visit {
  readonly form: Form;
  readonly query: Form;
  readonly session: VisitSession;
  /** True if the browser sent a session's cookie, whatever it is worth. */
  readonly hasCookie: boolean;
  readonly context: EventContext;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** A request of somebody whose password was right. */
export interface KnownVisit extends Visit, Known {}

/** The answer to a request. */
export type Answer =
  | { readonly seeOther: string }
  | { readonly status?: number; readonly page: Html | Promise<Html>; readonly retryAfterSeconds?: number };

interface Address {
  readonly method: 'get' | 'post';
  readonly path: string;
}

/**
 * A path and who may use it. A route that does not say for whom it is is for members only. `anyone`: no store is asked
 * who it is; `nobody`: for those who have not begun to sign in.
 */
export type Route =
  | (Address & { readonly access: 'anyone' | 'nobody'; readonly handle: (visit: Visit) => Answer | Promise<Answer> })
  | (Address & {
      readonly access?: 'first-factor' | 'member';
      readonly handle: (visit: KnownVisit) => Answer | Promise<Answer>;
    });
