import type { RequestHandler } from 'express';
import { Refused } from '../errors/refused.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a browser says of where a request comes from. */
interface Provenance {
  readonly site: string | undefined;
  readonly origin: string | undefined;
}

/**
 * Lets only the portal's own forms change anything, signing in included: a sign-in from elsewhere would put a victim
 * into the attacker's account (A45, ASVS 3.5.1). Browsers say where a form comes from and pages cannot forge that; a
 * client that says nothing is refused too.
 */
export function sameOriginOnly(portalOrigin: string): RequestHandler {
  return (request, _response, next) => {
    const provenance = { site: request.get('sec-fetch-site'), origin: request.get('origin') };
    if (safeMethods.has(request.method) || isOwn(provenance, portalOrigin)) next();
    else next(new Refused(403));
  };
}

function isOwn({ site, origin }: Provenance, portalOrigin: string): boolean {
  return site === undefined ? origin === portalOrigin : site === 'same-origin';
}
