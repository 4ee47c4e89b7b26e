import { isJson } from '../requests/media-type.ts';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change anything: a page of this site sent it, or a client that is no browser. Signing in counts too:
 * from elsewhere it would put a victim into the attacker's account (A45, V21, N24).
 *
 * Browsers say where a request comes from, and no page can forge that. Those too old for `Sec-Fetch-Site` send `Origin`. A
 * program sends neither; the content type then keeps out what a form of another site could send.
 */
export function isAllowedSource({ method, headers }: Request, origins: ReadonlySet<string>): boolean {
  if (safeMethods.has(method)) return true;
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  return origin === null ? isJson(headers) : origins.has(origin);
}
