import type { Centre } from '@watchword-examples/centre';
import express, { type Express } from 'express';
import { loadAssets, pathsOf } from './assets/load-assets.ts';
import { serveAssets } from './assets/serve-assets.ts';
import { errorHandler } from './errors/error-handler.ts';
import { Refused } from './errors/refused.ts';
import type { Site } from './pages/site.ts';
import { accountRoutes } from './routes/account.ts';
import { helpRoutes } from './routes/help.ts';
import { paths } from './routes/paths.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { neverStored, securityHeaders } from './security/headers.ts';
import { sameOriginOnly } from './security/same-origin.ts';
import { sessionCookie } from './session/session-cookie.ts';
import type { SessionDatabase } from './session/session-database.ts';
import { twoFactorOf } from './two-factor/two-factor.ts';

/** What a portal is made of. */
export interface PortalOptions {
  readonly centre: Centre;
  readonly sessions: SessionDatabase;
  /**
   * Scheme, host and port as browsers see them. With https, a proxy on this machine is trusted to say who it speaks
   * for.
   */
  readonly origin: string;
  /** How to reach the lander; `{login}` stands for the person's login. */
  readonly landerCommand: string;
  /** Milliseconds since the Unix epoch; default `Date.now`. */
  readonly clock?: () => number;
  /** IANA name of the zone for clock times; default: the server's own. */
  readonly timeZone?: string;
  /** Told of every failure that is the portal's own; default: standard error. */
  readonly report?: (error: unknown) => void;
}

const mostBytes = 16 * 1024;
const mostFields = 20;

/** The portal as an Express application. */
export function createPortal(options: PortalOptions): Express {
  const { centre, sessions, origin, clock = Date.now, report = console.error } = options;
  const https = origin.startsWith('https:');
  const assets = loadAssets();
  const site = siteOf(options, assets);
  const cookie = sessionCookie(sessions, https);
  const twoFactor = twoFactorOf({ centre, origin, clock, timeZone: site.timeZone, report });
  const parts = { centre, site, cookie, twoFactor, origin, clock };

  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  if (https) app.set('trust proxy', 'loopback');
  app.use(securityHeaders(https), serveAssets(Object.values(assets)), neverStored, helpRoutes(site), cookie.load);
  app.use(paths.twoFactor, twoFactor.routes);
  app.use(sameOriginOnly(origin));
  app.use(express.urlencoded({ extended: false, limit: mostBytes, parameterLimit: mostFields, inflate: false }));
  app.use(signInRoutes(parts));
  // Whoever has a device has to show it; who has none is let in to set one up.
  app.use(paths.account, twoFactor.require({ enrollment: 'optional' }), accountRoutes(parts));
  app.use((_request, _response, next) => next(new Refused(404)));
  app.use(errorHandler({ site, report }));
  return app;
}

function siteOf({ centre, landerCommand, timeZone }: PortalOptions, assets: ReturnType<typeof loadAssets>): Site {
  return {
    name: centre.issuer,
    supportContact: centre.supportContact,
    assets: pathsOf(assets),
    landerCommand,
    timeZone: timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
