import type { Status, VerifyRefusal } from '@watchword/core';
import { type Accepted, verifyCode } from '../../actions/verify-code.ts';
import { proven, signedIn } from '../../security/access.ts';
import type { Refusal } from '../layout/refusal.ts';
import type { Page, PageAnswer } from '../page.ts';
import type { PageRoute, Visit } from '../page-route.ts';
import { withReturn } from '../return-address.ts';
import { failuresPage, recoveredPage } from './accepted-views.ts';
import {
  type Challenge,
  challengePage,
  challengePath,
  disabledPage,
  noDevicePage,
  type Purpose,
  recoveryPage,
} from './challenge-views.ts';
import { appRefusal, isAboutCode, looksLikeRecoveryCode, recoveryRefusal } from './refusals.ts';

/** More wrong codes than somebody in a hurry types. */
const worthTelling = 5;

/** The second factor. */
export const challengeRoutes: readonly PageRoute[] = [
  { method: 'get', path: '/challenge', page: '/challenge', access: signedIn, handle: ask },
  {
    method: 'post',
    path: '/challenge',
    page: '/challenge',
    access: signedIn,
    fields: ['code', 'with'],
    handle: verify,
  },
  { method: 'get', path: '/challenge/recovered', page: '/challenge', access: proven, handle: recovered },
];

async function ask(visit: Visit): Promise<PageAnswer> {
  const { call, site } = visit;
  const status = await call.watchword.status({ userId: call.session.user.id });
  const challenge = await challengeOf(visit, standing(visit, status));
  if (status.devices.length === 0) return { page: noDevicePage(site, challenge) };
  if (status.disabled) return { page: disabledPage(site, challenge) };
  return { page: wantsRecovery(visit) ? recoveryPage(site, challenge) : challengePage(site, challenge) };
}

async function verify(visit: Visit): Promise<PageAnswer> {
  const verified = await verifyCode(visit.call, visit.form['code']);
  if ('accepted' in verified) return { ...goOn(visit, verified.accepted), cookies: verified.cookies };
  return { page: await refusedPage(visit, verified.refused) };
}

async function refusedPage(visit: Visit, refused: VerifyRefusal): Promise<Page> {
  const { site } = visit;
  if (!isAboutCode(refused)) {
    const page = refused.reason === 'disabled' ? disabledPage : noDevicePage;
    return page(site, await challengeOf(visit));
  }
  const recovery = wantsRecovery(visit) || looksLikeRecoveryCode(visit.form['code']);
  if (recovery) return refusedRecovery(visit, recoveryRefusal(site, refused));
  return challengePage(site, await challengeOf(visit, appRefusal(site, refused)));
}

async function refusedRecovery(visit: Visit, refusal: Refusal): Promise<Page> {
  const { call, site } = visit;
  const { disabled } = await call.watchword.status({ userId: call.session.user.id });
  const challenge = await challengeOf(visit, refusal);
  return disabled ? disabledPage(site, challenge) : recoveryPage(site, challenge);
}

/** The page of a recovery code can be loaded again; that of the failures cannot, and then simply goes on. */
function goOn({ site, returnTo }: Visit, accepted: Accepted): PageAnswer {
  if (accepted.method === 'recovery-code' && !accepted.repeated) {
    return { seeOther: withReturn(`${challengePath(site)}/recovered`, returnTo) };
  }
  const failures = accepted.failuresSinceLastSuccess;
  return failures < worthTelling ? { seeOther: returnTo } : { page: failuresPage(site, failures, returnTo) };
}

async function recovered({ call, site, returnTo }: Visit): Promise<PageAnswer> {
  const { recoveryCodesLeft: left, disabled } = await call.watchword.status({ userId: call.session.user.id });
  return { page: recoveredPage(site, { left, disabled, returnTo }) };
}

async function challengeOf(visit: Visit, refusal?: Refusal): Promise<Challenge> {
  const { call, returnTo, now } = visit;
  return { purpose: await purposeOf(visit), userName: call.session.user.name, returnTo, now, refusal };
}

/** Signed in already, it is about something that needs a fresh code. A proof is only read here, it opens nothing. */
async function purposeOf({ call, site, returnTo }: Visit): Promise<Purpose> {
  const { user, proof, binding } = call.session;
  const { ok } = await call.watchword.readProof({ userId: user.id, proof, binding });
  if (!ok) return 'sign-in';
  const { pathname } = new URL(returnTo);
  return pathname === site.basePath || pathname.startsWith(`${site.basePath}/`) ? 'change' : 'confirm';
}

function wantsRecovery({ query, form }: Visit): boolean {
  return (form['with'] ?? query.get('with')) === 'recovery-code';
}

/** What would be refused whatever the code is (C4). Recovery codes, and who is known here, have waits of their own. */
function standing(visit: Visit, { retryAt }: Status): Refusal | undefined {
  const { call, site, now } = visit;
  const { proof, known = proof } = call.session;
  if (retryAt === undefined || retryAt <= now || known !== undefined || wantsRecovery(visit)) return undefined;
  return appRefusal(site, { ok: false, reason: 'throttled', retryAfterSeconds: Math.ceil((retryAt - now) / 1000) });
}
