import type { VerifyRefusal } from '@watchword/core';
import { type Accepted, lifeOfCode } from '../../actions/verify-code.ts';
import type { PageAnswer } from '../page.ts';
import type { Visit } from '../page-route.ts';
import { challengePath } from '../paths.ts';
import { withReturn } from '../return-address.ts';
import { failuresPage, recoveredPage } from './accepted-views.ts';
import { askedField } from './challenge-views.ts';
import { looksLikeRecoveryCode } from './refusals.ts';

/** More wrong codes than somebody in a hurry types. */
const worthTelling = 5;

/** The page of the failures is not there when it is loaded again: the code was sent twice then, and that simply goes on. */
export function goOn(visit: Visit, accepted: Accepted): PageAnswer {
  const { site, returnTo } = visit;
  const { failuresSinceLastSuccess: failures, method, repeated } = accepted;
  const next = method === 'recovery-code' && !repeated ? recoveredPath(visit) : returnTo;
  return failures < worthTelling ? { seeOther: next } : { page: failuresPage(site, failures, next) };
}

/** When the page was made that a code was typed into. Forged, it opens nothing that the session does not open already. */
export function askedAt(form: Visit['form']): number {
  const time = form[askedField] ?? '';
  return /^\d{1,15}$/.test(time) ? Number(time) : 0;
}

/** After a recovery code. Who has not used one goes on. */
export async function recovered({ call, site, returnTo }: Visit): Promise<PageAnswer> {
  const { user, proof, binding } = call.session;
  const read = await call.watchword.readProof({ userId: user.id, proof, binding });
  if (!read.ok || read.method !== 'recovery-code') return { seeOther: returnTo };
  const { recoveryCodesLeft: left, disabled } = await call.watchword.status({ userId: user.id });
  return { page: recoveredPage(site, { left, disabled, returnTo }) };
}

export function recoveredPath({ site, returnTo }: Visit): string {
  return withReturn(`${challengePath(site)}/recovered`, returnTo);
}

/**
 * A used recovery code cannot be told from a wrong one. In a session that one has opened this minute, it was sent twice:
 * what the session may do, it may already.
 */
export async function isRecoveryCodeSentAgain({ call, form }: Visit, refused: VerifyRefusal): Promise<boolean> {
  if (refused.reason !== 'wrong-code' || !looksLikeRecoveryCode(form['code'])) return false;
  const { user, proof, binding } = call.session;
  const proven = await call.watchword.requireProof({ userId: user.id, proof, binding, maxAgeSeconds: lifeOfCode });
  return proven.ok && proven.method === 'recovery-code' && proven.authenticatedAt >= askedAt(form);
}
