import type { Centre } from '@watchword-examples/centre';
import express, { type Express } from 'express';
import { loadAssets } from './assets/load-assets.ts';
import { serveAssets } from './assets/serve-assets.ts';
import { errorHandler } from './errors/error-handler.ts';
import { Refused } from './errors/refused.ts';
import type { Site } from './pages/site.ts';
import { allRoutes } from './routes/routes.ts';
import { serve } from './routes/serve.ts';
import { neverStored, securityHeaders } from './security/headers.ts';
import { sameOriginOnly } from './security/same-origin.ts';
import { sessionCookie } from './session/session-cookie.ts';
import type { SessionDatabase } from './session/session-database.ts';
import { shownLinks } from './session/shown-links.ts';

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

  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  if (https) app.set('trust proxy', 'loopback');
  app.use(securityHeaders(https));
  app.use(serveAssets(Object.values(assets)));
  app.use(neverStored, sameOriginOnly(origin), cookie.load);
  app.use(express.urlencoded({ extended: false, limit: mostBytes, parameterLimit: mostFields, inflate: false }));
  for (const route of allRoutes({ centre, site, links: shownLinks(clock) })) {
    app[route.method](route.path, serve(route, { centre, cookie, clock }));
  }
  app.use((_request, _response, next) => next(new Refused(404)));
  app.use(errorHandler({ site, report }));
  return app;
}

function siteOf({ centre, landerCommand, timeZone }: PortalOptions, assets: ReturnType<typeof loadAssets>): Site {
  return {
    name: centre.issuer,
    supportContact: centre.supportContact,
    assets: { style: assets.style.path, script: assets.script.path, icon: assets.icon.path },
    landerCommand,
    timeZone: timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
