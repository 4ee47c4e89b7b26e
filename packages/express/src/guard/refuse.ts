import { problemResponse } from '@watchword/http';
import type { Request } from 'express';
import type { Config } from '../options/options.ts';
import { isNavigation } from './navigation.ts';
import type { Refusal } from './refusal.ts';
import { returnPath } from './return-path.ts';

/** The answer to who is not let through: for a person a page, for a program a problem. */
export function refuse(config: Config, refusal: Refusal, request: Request): Response {
  const answer = config.hasPages && isNavigation(request) ? redirect(config, refusal, request) : problem(refusal);
  answer.headers.set('cache-control', 'no-store');
  return answer;
}

function problem(refusal: Refusal): Response {
  return problemResponse({ code: refusal });
}

/** 303, so that what was sent is not sent again. */
function redirect(config: Config, refusal: Refusal, request: Request): Response {
  const path = returnPath(request, config.origins);
  const query = path === undefined ? '' : `?return_to=${encodeURIComponent(path)}`;
  return new Response(null, { status: 303, headers: { location: wayOn(config, refusal) + query } });
}

/** Who is not signed in goes to the sign-in at once, and from there to the page itself: whether a code comes first, is asked there. */
function wayOn({ basePath, signIn }: Config, refusal: Refusal): string {
  if (refusal === 'not-signed-in' && signIn !== undefined) return signIn;
  return `${basePath}/${refusal === 'not-enrolled' ? 'set-up' : 'challenge'}`;
}
