import type { Config } from '../options/options.ts';
import { problemOf } from '../problems/from-error.ts';
import { problemResponse } from '../problems/problem.ts';
import { report } from '../problems/report.ts';
import { readBody } from '../requests/read-body.ts';
import { isAllowedSource } from '../security/same-origin.ts';
import { readSession } from '../session/host-session.ts';
import { type Answer, contextOf } from './call.ts';
import { fieldNames, isChange, type Route } from './route.ts';

/** The only way in: each route is served through here, and so each is guarded. It never rejects. */
export async function serve(config: Config, route: Route, request: Request, id: string): Promise<Response> {
  try {
    return responseOf(await answer(config, route, request, id));
  } catch (error) {
    void report(config, error, { method: route.method.toUpperCase(), path: route.path });
    return problemResponse(problemOf(error));
  }
}

/** What costs nothing is asked first: a request from elsewhere reaches neither the host nor the store. */
async function answer(config: Config, route: Route, request: Request, id: string): Promise<Answer> {
  if (!isAllowedSource(request, config.origins)) return { problem: { code: 'cross-site' } };
  const session = await readSession(config, request);
  if (!session) return { problem: { code: 'not-signed-in' } };
  const body = isChange(route) ? await readBody(request, fieldNames(route)) : { fields: {} };
  if ('problem' in body) return body;
  const call = {
    watchword: config.watchword,
    session,
    context: contextOf(request, session),
    id,
    query: new URL(request.url).searchParams,
    fields: body.fields,
  };
  const problem = await route.access.refuse(call);
  return problem ? { problem } : route.handle(call);
}

function responseOf(answer: Answer): Response {
  if ('problem' in answer) return problemResponse(answer.problem);
  const { body, cookies = [] } = answer;
  const response = body === undefined ? new Response(null, { status: 204 }) : Response.json(body);
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
