import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Headers of every answer: nothing inline, nothing from elsewhere, no framing (A45).
 *
 * The referrer goes to this origin only. `no-referrer` would make browsers send `Origin: null` with the portal's own
 * forms, and so shut out those that do not send `Sec-Fetch-Site` either.
 */
export function securityHeaders(https: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 63_072_000 } : false,
    xFrameOptions: { action: 'deny' },
  });
}

/** Pages show what is true of one person at one moment: nobody may keep them (V19). */
export const neverStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
