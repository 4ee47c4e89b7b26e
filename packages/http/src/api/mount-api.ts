import type { Context, Hono } from 'hono';
import type { Config } from '../options/options.ts';
import { problemResponse } from '../problems/problem.ts';
import { apiPath } from './api-path.ts';
import { openApiDocument } from './openapi/document.ts';
import type { Route } from './route.ts';
import { routes } from './routes/routes.ts';
import { serve } from './serve.ts';

/** Puts every route of the API, and its document, under `api` of the handler's base path. */
export function mountApi(app: Hono, config: Config): void {
  const base = apiPath(config.basePath);
  const document = JSON.stringify(openApiDocument(config.basePath === '' ? '/' : config.basePath));
  const documentPath = `${base}/openapi.json`;
  app.get(documentPath, () => new Response(document, { headers: { 'content-type': 'application/json' } }));
  answerOtherMethods(app, documentPath, ['get']);
  for (const [path, all] of Map.groupBy(routes, (route) => base + honoPath(route))) {
    for (const route of all) app.on(route.method.toUpperCase(), path, serveWith(config, route));
    answerOtherMethods(
      app,
      path,
      all.map(({ method }) => method),
    );
  }
}

function serveWith(config: Config, route: Route) {
  return (context: Context) => serve(config, route, context.req.raw, context.req.param('id') ?? '');
}

/** `/devices/{id}` is `/devices/:id` to Hono. */
function honoPath({ path }: Route): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

/** Says which methods a path has, to OPTIONS and to whoever tries another. No other origin is let in by it: there is no CORS. */
function answerOtherMethods(app: Hono, path: string, methods: readonly Route['method'][]): void {
  const allow = [...methods, ...(methods.includes('get') ? ['head'] : []), 'options'].join(', ').toUpperCase();
  app.options(path, () => new Response(null, { status: 204, headers: { allow } }));
  app.all(path, () => problemResponse({ code: 'method-not-allowed', allow }));
}
