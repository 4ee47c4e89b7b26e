import type { User } from '@watchword/core';
import { Hono } from 'hono';
import { mountApi } from './api/mount-api.ts';
import { type HandlerOptions, parseOptions } from './options/options.ts';
import { mountPages } from './pages/mount-pages.ts';
import { problemOf } from './problems/from-error.ts';
import { problemResponse } from './problems/problem.ts';
import { report } from './problems/report.ts';
import { withSecurityHeaders } from './security/headers.ts';

/** Answers one request. It never rejects: what fails is answered with 500 or 503. */
export type Handler = (request: Request) => Promise<Response>;

/**
 * Makes the handler of everything under its base path: the pages and the JSON API of a user's second factor. It takes the
 * `Request` and answers the `Response` of the Fetch standard, so that any server with these can host it.
 *
 * @throws `WatchwordError` `misuse`, `unknown-option`
 *
 * @example
 * ```ts
 * import { createWatchword, generateKey, keyring, memoryStorage } from '@watchword/core';
 * import { createHandler } from '@watchword/http';
 *
 * const watchword = createWatchword({ issuer: 'My HPC', storage: memoryStorage(), keys: keyring(generateKey()) });
 * const visit: { proof?: string } = {}; // the session of your application
 *
 * const handler = createHandler({
 *   watchword,
 *   origins: ['https://my.my-hpc.example'],
 *   session: () => ({
 *     user: { id: '42', name: 'mere' },
 *     proof: visit.proof,
 *     setProof: (proof) => {
 *       visit.proof = proof;
 *     },
 *   }),
 * });
 * const response = await handler(new Request('https://my.my-hpc.example/two-factor/api/status'));
 * console.log(response.status);
 * ```
 */
export function createHandler<U extends User = User>(options: HandlerOptions<U>): Handler {
  const config = parseOptions(options);
  const app = new Hono();
  mountApi(app, config);
  if (config.pages) mountPages(app, config, config.pages);
  else app.notFound(() => problemResponse({ code: 'not-found' }));
  // Nothing should get here but what a text of the host's throws.
  app.onError((error) => {
    void report(config, error, { method: 'GET', path: '/' });
    return problemResponse(problemOf(error));
  });
  return async function handleTwoFactor(request) {
    return withSecurityHeaders(await app.fetch(request));
  };
}
