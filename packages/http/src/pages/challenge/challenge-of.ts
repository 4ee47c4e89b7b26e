import type { Status } from '@watchword/core';
import type { Refusal } from '../layout/refusal.ts';
import type { Visit } from '../page-route.ts';
import type { Challenge, Purpose } from './challenge-views.ts';
import { appRefusal } from './refusals.ts';

/** What the challenge has to show to a visit. */
export async function challengeOf(visit: Visit, refusal?: Refusal): Promise<Challenge> {
  const { call, returnTo, now } = visit;
  return { purpose: await purposeOf(visit), userName: call.session.user.name, returnTo, now, refusal };
}

/** What would be refused whatever the code is (C4). Recovery codes, and who is known here, have waits of their own. */
export function standing(visit: Visit, { retryAt }: Status): Refusal | undefined {
  const { call, site, now } = visit;
  const { proof, known = proof } = call.session;
  if (retryAt === undefined || retryAt <= now || known !== undefined || wantsRecovery(visit)) return undefined;
  return appRefusal(site, { ok: false, reason: 'throttled', retryAfterSeconds: Math.ceil((retryAt - now) / 1000) });
}

/** Whether somebody has asked for a box for recovery codes. */
export function wantsRecovery({ query, form }: Visit): boolean {
  return (form['with'] ?? query.get('with')) === 'recovery-code';
}

/** Signed in already, it is about something that needs a fresh code. A proof is only read here, it opens nothing. */
async function purposeOf({ call, site, returnTo }: Visit): Promise<Purpose> {
  const { user, proof, binding } = call.session;
  const { ok } = await call.watchword.readProof({ userId: user.id, proof, binding });
  if (!ok) return 'sign-in';
  const { pathname } = new URL(returnTo);
  return pathname === site.basePath || pathname.startsWith(`${site.basePath}/`) ? 'change' : 'confirm';
}
