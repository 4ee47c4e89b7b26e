import type { Context, Hono } from 'hono';
import { apiPath } from '../api/api-path.ts';
import type { Config } from '../options/options.ts';
import { problemResponse } from '../problems/problem.ts';
import { loadAssets } from './assets/load-assets.ts';
import { serveAssets } from './assets/serve-assets.ts';
import { challengeRoutes } from './challenge/challenge-routes.ts';
import { manageRoutes } from './manage/manage-routes.ts';
import type { PagesConfig } from './options/pages-options.ts';
import { pageResponse } from './page-response.ts';
import { type PageRoute, pathOf } from './page-route.ts';
import { problemPage } from './problem-page.ts';
import { type PageParts, servePage } from './serve-page.ts';
import { setUpRoutes } from './set-up/set-up-routes.ts';
import { siteOf } from './site.ts';

const routes: readonly PageRoute[] = [...challengeRoutes, ...setUpRoutes, ...manageRoutes];

/** Puts every page, its files, and what is said of all other addresses, under the handler's base path. */
export function mountPages(app: Hono, config: Config, pages: PagesConfig): void {
  const { style, script } = loadAssets(config.basePath);
  serveAssets(app, [style, script]);
  const parts = { config, siteOf: siteOf(config, pages, { style: style.path, script: script.path }) };
  for (const [path, all] of Map.groupBy(routes, (route) => config.basePath + route.path || '/')) {
    for (const route of all) app.on(route.method.toUpperCase(), path, serveWith(parts, route));
    const [first] = all;
    if (first && all.every(({ method }) => method === 'post')) app.get(path, leadToPage(parts, first));
    answerOtherMethods(app, parts, path, all);
  }
  app.notFound(({ req }) => notFound(parts, req.raw));
}

function serveWith(parts: PageParts, route: PageRoute) {
  return (context: Context) => servePage(parts, route, context.req.raw, context.req.param('id') ?? '');
}

/** The address of a form stays in the browser's bar with its answer, and is opened again from there: that is no error (S8). */
function leadToPage({ config }: PageParts, route: PageRoute) {
  return ({ req }: Context) => {
    const location = pathOf(config.basePath, route.page, req.param('id'));
    return new Response(null, { status: 303, headers: { location } });
  };
}

function answerOtherMethods(app: Hono, { siteOf }: PageParts, path: string, all: readonly PageRoute[]): void {
  const allow = ['GET', 'HEAD', ...(all.some(({ method }) => method === 'post') ? ['POST'] : []), 'OPTIONS'].join(', ');
  app.options(path, () => new Response(null, { status: 204, headers: { allow } }));
  app.all(path, ({ req }) => {
    const site = siteOf(req.raw);
    return pageResponse(site, { page: problemPage(site, { code: 'method-not-allowed', allow }, site.home) });
  });
}

/** Programs are told as programs are, people as people are. */
async function notFound({ config, siteOf }: PageParts, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const isApi = pathname === apiPath(config.basePath) || pathname.startsWith(`${apiPath(config.basePath)}/`);
  const wantsPage = request.headers.get('accept')?.includes('text/html') ?? false;
  if (isApi || !wantsPage) return problemResponse({ code: 'not-found' });
  const site = siteOf(request);
  return pageResponse(site, { page: problemPage(site, { code: 'not-found' }, site.home) });
}
