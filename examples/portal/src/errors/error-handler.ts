import type { ErrorRequestHandler } from 'express';
import { errorPage } from '../pages/error-page.ts';
import type { Site } from '../pages/site.ts';
import { paths } from '../routes/paths.ts';
import { failureOf } from './failure.ts';

/** What the error pages are made with. */
export interface ErrorHandlerParts {
  readonly site: Site;
  /** Told of every failure that is the portal's own. */
  readonly report: (error: unknown) => void;
}

/** Answers what went wrong in the portal's own words. The details are for the log alone. */
export function errorHandler({ site, report }: ErrorHandlerParts): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    const failure = failureOf(error);
    if (failure.kind !== 'request') report(error);
    if (response.headersSent) {
      next(error);
      return;
    }
    if (failure.status === 503) response.set('Retry-After', '5');
    const page = await errorPage(site, { failure, again: knownPage(request.path) });
    response.status(failure.status).type('html').send(String(page));
  };
}

/** The page with this path, or the first one: a path from a request is not put into a link. */
function knownPage(path: string): string {
  return Object.values(paths).find((known) => known === path) ?? '/';
}
