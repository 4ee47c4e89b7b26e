import type { Request } from 'express';
import { originOf } from '../routes/origin-of.ts';
import { pathOf } from '../routes/path-of.ts';

/** Characters. A longer one is not taken back by the pages, and three times as long in an address it would break proxies. */
const longestPath = 2048;

/**
 * The page to come back to; `undefined` if there is none. It is text from a request: the pages check it (A44).
 *
 * What was sent is never sent again: a form leads back to the page that it is on, if that is one of this site (A45).
 */
export function returnPath(request: Request, origins: readonly string[]): string | undefined {
  const path = request.method === 'GET' || request.method === 'HEAD' ? pathOf(request) : formPage(request, origins);
  return path === undefined || path.length > longestPath ? undefined : path;
}

function formPage(request: Request, origins: readonly string[]): string | undefined {
  const { referer = '' } = request.headers;
  // The origin of blob:https://… is that of the site, and its path is anything.
  if (!/^https?:/i.test(referer) || !URL.canParse(referer)) return undefined;
  const { origin, pathname, search } = new URL(referer);
  return origins.includes(origin) || origin === originOf(request, origins) ? pathname + search : undefined;
}
