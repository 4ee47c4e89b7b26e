import type { PrerequisiteState } from '@watchword/core';
import { type ProblemCode, problemKinds } from './problem-codes.ts';

/** Why a request was not carried out. */
export interface Problem {
  readonly code: ProblemCode;
  /** In place of the usual one. It never repeats what was sent. */
  readonly detail?: string;
  /** Whole seconds until it is worth trying again. */
  readonly retryAfterSeconds?: number;
  /** The device's clock is behind by so much. */
  readonly clockSkewSeconds?: number;
  /** Wrong codes that this set-up still takes. */
  readonly attemptsLeft?: number;
  /** What is still missing before a device can be linked. */
  readonly unmet?: readonly PrerequisiteState[];
  /** Methods that the path has. */
  readonly allow?: string;
}

/** `docs/guides/http-api.md`. The project has no public address yet, and this one is reserved for examples (RFC 2606). */
const guide = 'https://watchword.example/guides/http-api';

/** A body or a parameter that cannot be read. */
export function malformed(detail: string): Problem {
  return { code: 'malformed', detail };
}

/** A problem as RFC 9457 has it, with its code and what else there is to say. */
export function problemResponse({ code, allow, ...said }: Problem): Response {
  const { status, title, detail } = problemKinds[code];
  const body = { type: `${guide}#${code}`, title, status, detail, code, ...said };
  const headers = new Headers({ 'content-type': 'application/problem+json', ...waitHeaders(code, said) });
  if (allow !== undefined) headers.set('allow', allow);
  // RFC 9110 §15.5.2 wants a challenge. Only the host knows how its users sign in, so this one names no scheme of theirs.
  if (status === 401) headers.set('www-authenticate', 'Session');
  return new Response(JSON.stringify(body), { status, headers });
}

/**
 * Tells programs how long to wait (R1), also in the fields of the rate limit draft (R2). Only who is signed in gets so far:
 * nobody sees what is left of somebody else's tries (R3).
 */
function waitHeaders(
  code: ProblemCode,
  { retryAfterSeconds }: Pick<Problem, 'retryAfterSeconds'>,
): Readonly<Record<string, string>> {
  if (retryAfterSeconds === undefined || retryAfterSeconds === 0 || code === 'already-used') return {};
  const limit = code === 'too-soon' ? 'set-up' : 'codes';
  const wait = String(retryAfterSeconds);
  return { ratelimit: `"${limit}";r=0;t=${wait}`, ...(problemKinds[code].status === 429 && { 'retry-after': wait }) };
}
