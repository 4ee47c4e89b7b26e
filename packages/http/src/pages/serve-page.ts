import { type Call, contextOf } from '../api/call.ts';
import type { Config } from '../options/options.ts';
import { problemOf } from '../problems/from-error.ts';
import { report } from '../problems/report.ts';
import { isAllowedSource } from '../security/same-origin.ts';
import { type HostSession, readSession } from '../session/host-session.ts';
import { readForm } from './forms/read-form.ts';
import type { PageAnswer } from './page.ts';
import { pageResponse } from './page-response.ts';
import { type PageRoute, pathOf, type Visit } from './page-route.ts';
import { challengeFor, challengePath } from './paths.ts';
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
  /** Empty until it was read. */
  readonly form: Visit['form'];
}

/** The only way to a page: each is served through here, and so each is guarded. */
export async function servePage({ config, siteOf }: PageParts, route: PageRoute, request: Request, id: string) {
  const asked = { config, site: siteOf(request), route, request, id, form: {} };
  try {
    return await pageResponse(asked.site, await answer(asked));
  } catch (error) {
    return pageResponse(asked.site, failed(asked, error));
  }
}

/** What costs nothing is asked first: a form from elsewhere reaches neither the host nor the store. */
async function answer(asked: Asked): Promise<PageAnswer> {
  const { config, route, request } = asked;
  if (!isAllowedSource(request, config.origins)) return told(asked, 'cross-site');
  if (route.method === 'get') return answerFrom(asked);
  const read = await readForm(request, [returnName, ...(route.fields ?? [])]);
  if ('problem' in read) return { page: problemPage(asked.site, read.problem, ownAddress(asked)) };
  return answerFrom({ ...asked, form: read.form });
}

/** Whatever goes wrong from here on, it is known where the user was going (C8, C10). */
async function answerFrom(asked: Asked): Promise<PageAnswer> {
  const { config, site, route, request } = asked;
  try {
    const session = await readSession(config, request);
    if (session) return await answerTo(asked, session);
  } catch (error) {
    return failed(asked, error);
  }
  // What was typed into a form is lost, and so it is said; a page is simply come back to (C8).
  const goesOn = route.method === 'get' && site.signIn !== undefined;
  return goesOn ? { seeOther: withReturn(site.signIn, ownAddress(asked)) } : told(asked, 'not-signed-in');
}

async function answerTo(asked: Asked, session: HostSession): Promise<PageAnswer> {
  const visit = visitOf(asked, session);
  try {
    return await admit(asked, visit);
  } catch (error) {
    return failed(asked, error, visit);
  }
}

async function admit(asked: Asked, visit: Visit): Promise<PageAnswer> {
  const { site, route } = asked;
  const problem = await route.access.refuse(visit.call);
  if (!problem) return route.handle(visit);
  if (problem.code === 'second-factor-required') return { seeOther: challengeFor(site, ownAddress(asked)) };
  return { page: problemPage(site, problem, ownAddress(asked)) };
}

function told(asked: Asked, code: 'cross-site' | 'not-signed-in'): PageAnswer {
  return { page: problemPage(asked.site, { code }, ownAddress(asked)) };
}

function failed(asked: Asked, error: unknown, visit?: Visit): PageAnswer {
  const { config, site, route } = asked;
  void report(config, error, { method: route.method.toUpperCase(), path: route.path });
  const problem = problemOf(error);
  if (visit && route.unavailable && problem.code === 'unavailable') return { page: route.unavailable(visit) };
  return { page: problemPage(site, problem, ownAddress(asked)) };
}

function visitOf({ config, site, request, id, form }: Asked, session: HostSession): Visit {
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
  return { call, site, now: config.clock(), form, query, returnTo: goOnTo(config, site, request, given) };
}

/** Whoever goes on to the challenge would be asked once more. */
function goOnTo(config: Config, site: Site, request: Request, given: string | null): string {
  const address = returnAddress(config, request, given, site.home);
  const isChallenge = new URL(address).pathname === challengePath(site);
  return isChallenge ? returnAddress(config, request, undefined, site.home) : address;
}

/** The page itself, or the one that a form stands on: absolute, to come back to. */
function ownAddress({ config, site, route, request, id, form }: Asked): string {
  const { pathname, search } = new URL(request.url);
  const origin = originOf(request, config.origins);
  if (route.method === 'get') return origin + pathname + search;
  const page = origin + pathOf(site.basePath, route.page, id);
  const given = form[returnName];
  return given === undefined ? page : withReturn(page, returnAddress(config, request, given, site.home));
}
