import type { Status, VerifyRefusal } from '@watchword/core';
import { verifyCode } from '../../actions/verify-code.ts';
import { proven, signedIn } from '../../security/access.ts';
import type { Refusal } from '../layout/refusal.ts';
import type { Page, PageAnswer } from '../page.ts';
import type { PageRoute, Visit } from '../page-route.ts';
import { askedAt, goOn, isRecoveryCodeSentAgain, recovered, recoveredPath } from './accepted.ts';
import { challengeOf, standing, wantsRecovery } from './challenge-of.ts';
import { askedField, challengePage, disabledPage, noDevicePage, recoveryPage } from './challenge-views.ts';
import { appRefusal, isAboutCode, looksLikeRecoveryCode, recoveryRefusal } from './refusals.ts';

/** The second factor. */
export const challengeRoutes: readonly PageRoute[] = [
  { method: 'get', path: '/challenge', page: '/challenge', access: signedIn, handle: ask },
  {
    method: 'post',
    path: '/challenge',
    page: '/challenge',
    access: signedIn,
    fields: ['code', 'with', askedField],
    handle: verify,
  },
  { method: 'get', path: '/challenge/recovered', page: '/challenge', access: proven, handle: recovered },
];

async function ask(visit: Visit): Promise<PageAnswer> {
  const { call, site } = visit;
  const status = await call.watchword.status({ userId: call.session.user.id });
  const challenge = await challengeOf(visit, standing(visit, status));
  // What stands in the way is told at once; to open the page is no error all the same.
  return { page: { ...pageFor(visit, status)(site, challenge), status: 200 } };
}

function pageFor(visit: Visit, { devices, disabled }: Status) {
  if (devices.length === 0) return noDevicePage;
  if (disabled) return disabledPage;
  return wantsRecovery(visit) ? recoveryPage : challengePage;
}

async function verify(visit: Visit): Promise<PageAnswer> {
  const verified = await verifyCode(visit.call, visit.form['code'], askedAt(visit.form));
  if ('accepted' in verified) return { ...goOn(visit, verified.accepted), cookies: verified.cookies };
  if (await isRecoveryCodeSentAgain(visit, verified.refused)) return { seeOther: recoveredPath(visit) };
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
