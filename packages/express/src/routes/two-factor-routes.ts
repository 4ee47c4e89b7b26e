import { createHandler, problemResponse } from '@watchword/http';
import type { Request, RequestHandler, Response } from 'express';
import { passOn } from '../errors/pass-on.ts';
import type { Config } from '../options/options.ts';
import { hostSession } from '../sessions/host-session.ts';
import { answerWith } from './answer-with.ts';
import { checkMount } from './check-mount.ts';
import { originOf } from './origin-of.ts';
import { isFetchable, toRequest } from './to-request.ts';
import { HostFailure, type Visit, watch } from './visit.ts';

/** The handler of `@watchword/http` as Express middleware. */
export function twoFactorRoutes(config: Config): RequestHandler {
  const visits = new WeakMap<globalThis.Request, Visit>();
  const handler = createHandler({
    ...config.handler,
    session: (request) => sessionOf(config, visits.get(request)),
    onError: (error, failed) => (error instanceof HostFailure ? undefined : config.onError(error, failed)),
  });

  async function answer(incoming: Request): Promise<globalThis.Response> {
    checkMount(config.basePath, incoming.baseUrl);
    if (!isFetchable(incoming)) return problemResponse({ code: 'method-not-allowed', allow: '' });
    const request = toRequest(incoming, originOf(incoming, config.origins));
    const visit: Visit = { incoming };
    visits.set(request, visit);
    const response = await handler(request);
    if (visit.failure) throw visit.failure.error as Error;
    return response;
  }

  return function twoFactor(incoming: Request, outgoing: Response, next) {
    answer(incoming)
      .then((response) => answerWith(response, incoming, outgoing))
      .catch(passOn(next));
  };
}

async function sessionOf(config: Config, visit: Visit | undefined) {
  if (!visit) return undefined;
  const session = await watch(visit, () => hostSession(config, visit.incoming));
  if (!session) return undefined;
  const { setProof } = session;
  return { ...session, setProof: (...kept: Parameters<typeof setProof>) => watch(visit, () => setProof(...kept)) };
}
