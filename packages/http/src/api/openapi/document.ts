import { parseBasePath } from '../../options/base-path.ts';
import { apiPath } from '../api-path.ts';
import { routes } from '../routes/routes.ts';
import { components } from './components.ts';
import { describeRoute } from './describe-route.ts';

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  /** By path, then by method. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
}

const description =
  "The second factor of whoever is signed in to the host: the session is the host's own, usually a cookie. Every refusal is " +
  'application/problem+json with a stable `code`. Before the second factor was shown in a session, only `verify` and a ' +
  'short `status` are open, and set-up for users who have no device.';

/**
 * The document that the handler serves at `openapi.json`, for generating clients when a program is built.
 *
 * @param basePath that of the handler; default `/two-factor`
 * @throws `WatchwordError` `misuse`
 */
export function openApiDocument(basePath?: string): OpenApiDocument {
  const paths = Map.groupBy(routes, ({ path }) => path);
  return {
    openapi: '3.1.0',
    info: { title: 'Watchword', version: '1', description },
    servers: [{ url: apiPath(parseBasePath(basePath)) }],
    paths: Object.fromEntries(
      Array.from(paths, ([path, all]) => [
        path,
        Object.fromEntries(all.map((route) => [route.method, describeRoute(route)])),
      ]),
    ),
    components: { schemas: components },
  };
}
