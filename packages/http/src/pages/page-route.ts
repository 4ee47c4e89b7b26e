import type { Call } from '../api/call.ts';
import type { Access } from '../security/access.ts';
import type { Page, PageAnswer } from './page.ts';
import type { Site } from './site.ts';

/** One request for a page, read as far as its route needs it. */
export interface Visit {
  /** The same as the API's: what verbs are called with. */
  readonly call: Call;
  readonly site: Site;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** The fields of the form that the route names. */
  readonly form: Readonly<Record<string, string | undefined>>;
  readonly query: URLSearchParams;
  /** Where to go on: an absolute address of this site, from `return_to`; the host's home without one. */
  readonly returnTo: string;
}

/** One page, or one form. */
export interface PageRoute {
  readonly method: 'get' | 'post';
  /** Below the base path, as Hono writes it. */
  readonly path: string;
  readonly access: Access;
  /** The names that its form may have, besides `return_to`. */
  readonly fields?: readonly string[];
  /**
   * Below the base path: the page that a form stands on. Who has to sign in or show a code first comes back to that, as no
   * form is ever sent again by itself.
   */
  readonly page: string;
  readonly handle: (visit: Visit) => Promise<PageAnswer>;
  /** What is shown while the store is down, if more than that: a form whose page cannot be had again. */
  readonly unavailable?: (visit: Visit) => Page;
}

/** Where a page is, from its path below the base path. The root of a handler is `/`. */
export function pathOf(basePath: string, path: string, id = ''): string {
  return basePath + path.replace(':id', encodeURIComponent(id)) || '/';
}
