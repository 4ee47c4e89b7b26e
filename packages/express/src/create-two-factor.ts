import type { Proven, User } from '@watchword/core';
import type { Request, RequestHandler } from 'express';
import { guard } from './guard/guard.ts';
import type { GuardOptions } from './guard/options.ts';
import { provenOf } from './guard/proven.ts';
import { parseOptions, type TwoFactorOptions } from './options/options.ts';
import { twoFactorRoutes } from './routes/two-factor-routes.ts';
import type { KeptProof } from './sessions/session-adapter.ts';

/** The second factor of an Express application. */
export interface TwoFactor {
  /** The pages and the JSON API. Mount them at `basePath`, behind your session: `app.use('/two-factor', twoFactor.routes)`. */
  readonly routes: RequestHandler;
  /**
   * Guards what comes after it: lets through who has shown the second factor in this session. A page that is asked for is
   * redirected to the challenge, or to set-up for who has no device, and from there back; anything else is answered with
   * `application/problem+json`. What fails goes to `next`, with a `status`, and never to what is guarded.
   *
   * @throws `WatchwordError` `misuse`, `unknown-option`
   */
  require(options?: GuardOptions): RequestHandler;
  /** What was shown in this session, once `require` has let the request through; `undefined` before. */
  provenOf(request: Request): Proven | undefined;
  /** What the session keeps, whatever it is worth: to hand to `watchword.removeDevice`, or to keep in a cookie as `known`. */
  proofOf(request: Request): Promise<KeptProof>;
}

/**
 * Puts Watchword into an Express application, version 5 or 4.18 and later.
 *
 * @throws `WatchwordError` `misuse`, `unknown-option`
 *
 * @example
 * ```ts
 * import { createWatchword, generateKey, keyring, memoryStorage } from '@watchword/core';
 * import { createTwoFactor } from '@watchword/express';
 * import express from 'express';
 * import session from 'express-session';
 *
 * declare module 'express-session' {
 *   interface SessionData {
 *     user: { readonly id: string; readonly name: string }; // set by your sign-in, once the password was right
 *   }
 * }
 *
 * const watchword = createWatchword({ issuer: 'My HPC', storage: memoryStorage(), keys: keyring(generateKey()) });
 * const twoFactor = createTwoFactor({
 *   watchword,
 *   user: (request) => request.session.user,
 *   origins: ['https://my.my-hpc.example'],
 * });
 *
 * const app = express();
 * app.use(session({ secret: 'from your configuration', resave: false, saveUninitialized: false }));
 * app.use('/two-factor', twoFactor.routes);
 * app.get('/account', twoFactor.require(), (_request, response) => void response.send('Welcome.'));
 * app.post('/password', twoFactor.require({ maxAgeSeconds: 300 }), (_request, response) => void response.send('Changed.'));
 * ```
 */
export function createTwoFactor<U extends User = User>(options: TwoFactorOptions<U>): TwoFactor {
  const config = parseOptions(options);
  return {
    routes: twoFactorRoutes(config),
    require: (rule = {}) => guard(config, rule),
    provenOf,
    proofOf: async (request) => config.session(request).read(request),
  };
}
