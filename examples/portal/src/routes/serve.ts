import type { EventContext } from '@watchword/core';
import type { Centre } from '@watchword-examples/centre';
import type { Request, RequestHandler, Response } from 'express';
import { detour } from '../security/admit.ts';
import { visitorOf } from '../security/visitor.ts';
import type { SessionCookie } from '../session/session-cookie.ts';
import { visitSession } from '../session/visit-session.ts';
import type { Answer, Form, Route, Visit } from './route.ts';

/** What every route is served with. */
export interface ServeParts {
  readonly centre: Centre;
  readonly cookie: SessionCookie;
  readonly clock: () => number;
}

/** The only way in: each route is served through here, and so each is guarded. */
export function serve(route: Route, parts: ServeParts): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(request, response, parts);
    await send(response, await answer(route, visit, parts.centre));
  };
}

async function answer(route: Route, visit: Visit, centre: Centre): Promise<Answer> {
  if (route.access === 'anyone') return route.handle(visit);
  const { access = 'member', path } = route;
  const { facts } = visit.session;
  const visitor = await visitorOf(centre, facts);
  const elsewhere = detour(visitor, { access, path, next: visit.query['next'] ?? facts.next });
  if (elsewhere !== undefined) return { seeOther: elsewhere };
  if (route.access === 'nobody') return route.handle(visit);
  if (visitor.level === 'nobody') throw new Error(`${path} was about to be served to nobody`);
  return route.handle({ ...visit, person: visitor.person, status: visitor.status });
}

function visitOf(request: Request, response: Response, { cookie, clock }: ServeParts): Visit {
  return {
    form: (request.body ?? {}) as Form,
    query: request.query,
    session: visitSession(request, response, cookie.forget),
    hasCookie: cookie.isIn(request),
    context: contextOf(request),
    now: clock(),
  };
}

function contextOf({ ip, headers }: Request): EventContext {
  const { 'user-agent': userAgent } = headers;
  return { channel: 'web', ...(ip !== undefined && { ip }), ...(userAgent !== undefined && { userAgent }) };
}

async function send(response: Response, answer: Answer): Promise<void> {
  if ('seeOther' in answer) {
    response.redirect(303, answer.seeOther);
    return;
  }
  const { status = 200, page, retryAfterSeconds } = answer;
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds));
  response
    .status(status)
    .type('html')
    .send(String(await page));
}
