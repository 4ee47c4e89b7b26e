import { type Call, contextOf } from '../api/call.ts';
import type { Config } from '../options/options.ts';
import { problemOf } from '../problems/from-error.ts';
import { report } from '../problems/report.ts';
import { isAllowedSource } from '../security/same-origin.ts';
import { type HostSession, readSession } from '../session/host-session.ts';
import { readForm } from './forms/read-form.ts';
import type { PageAnswer } from './page.ts';
import { pageResponse } from './page-response.ts';
import type { PageRoute, Visit } from './page-route.ts';
import { problemPage } from './problem-page.ts';
import { originOf, returnAddress, returnName, withReturn } from './return-address.ts';
import type { Site, SiteOf } from './site.ts';

/** What every page is served with. */
export interface PageParts {
  readonly config: Config;
  readonly siteOf: SiteOf;
}

/** One request, and the page that it is for. */
interface Asked {
  readonly config: Config;
  readonly site: Site;
  readonly route: PageRoute;
  readonly request: Request;
  readonly id: string;
}

/** The only way to a page: each is served through here, and so each is guarded. It never rejects. */
export async function servePage({ config, siteOf }: PageParts, route: PageRoute, request: Request, id: string) {
  const asked = { config, site: siteOf(request), route, request, id };
  try {
    return await pageResponse(asked.site, await answer(asked));
  } catch (error) {
    void report(config, error, { method: route.method.toUpperCase(), path: route.path });
    return pageResponse(asked.site, { page: problemPage(asked.site, problemOf(error), ownAddress(asked)) });
  }
}

/** What costs nothing is asked first: a form from elsewhere reaches neither the host nor the store. */
async function answer(asked: Asked): Promise<PageAnswer> {
  const { config, site, route, request } = asked;
  const stop = (code: 'cross-site' | 'not-signed-in') => ({ page: problemPage(site, { code }, ownAddress(asked)) });
  if (!isAllowedSource(request, config.origins)) return stop('cross-site');
  const session = await readSession(config, request);
  if (session) return answerTo(asked, session);
  // What was typed into a form is lost, and so it is said; a page is simply come back to (C8).
  const goesOn = route.method === 'get' && site.signIn !== undefined;
  return goesOn ? { seeOther: withReturn(site.signIn, ownAddress(asked)) } : stop('not-signed-in');
}

async function answerTo(asked: Asked, session: HostSession): Promise<PageAnswer> {
  const { site, route, request } = asked;
  const read = route.method === 'post' ? await readForm(request, [returnName, ...(route.fields ?? [])]) : { form: {} };
  if ('problem' in read) return { page: problemPage(site, read.problem, ownAddress(asked)) };
  const visit = visitOf(asked, session, read.form);
  const problem = await route.access.refuse(visit.call);
  if (!problem) return route.handle(visit);
  if (problem.code === 'second-factor-required') return { seeOther: challengeFor(visit, ownAddress(asked, visit)) };
  return { page: problemPage(site, problem, ownAddress(asked)) };
}

function visitOf(asked: Asked, session: HostSession, form: Visit['form']): Visit {
  const { config, site, request, id } = asked;
  const query = new URL(request.url).searchParams;
  const call: Call = {
    watchword: config.watchword,
    session,
    context: contextOf(request, session),
    id,
    query,
    fields: form,
  };
  const given = form[returnName] ?? query.get(returnName);
  return { call, site, now: config.clock(), form, query, returnTo: returnAddress(config, request, given, site.home) };
}

/** The page itself, or the one that a form stands on: absolute, to come back to. */
function ownAddress({ config, site, route, request, id }: Asked, visit?: Visit): string {
  const { pathname, search } = new URL(request.url);
  const origin = originOf(request, config.origins);
  if (route.method === 'get') return origin + pathname + search;
  const page = site.basePath + route.page.replace(':id', id);
  const address = origin + (page === '' ? '/' : page);
  return visit ? withReturn(address, visit.returnTo) : address;
}

/** Asks for a code first, and comes back. */
export function challengeFor({ site }: Visit, address: string): string {
  return withReturn(`${site.basePath}/challenge`, address);
}
