import { type ConfirmRefused, confirmEnrollment } from '../../actions/confirm-enrollment.ts';
import { problemKinds } from '../../problems/problem-codes.ts';
import type { Refusal } from '../layout/refusal.ts';
import type { Page, PageAnswer } from '../page.ts';
import type { Visit } from '../page-route.ts';
import { setUpPath } from '../paths.ts';
import { withReturn } from '../return-address.ts';
import type { Site } from '../site.ts';
import { waitWords } from '../texts/times.ts';
import { endedPage } from './ended-page.ts';
import { firstStep, nameField } from './first-step.ts';
import { linkPage } from './link-page.ts';
import { parseOtpauth } from './otpauth-link.ts';
import { recoveryCodesPage } from './recovery-codes-page.ts';

/** `POST set-up/confirm` */
export async function confirm(visit: Visit): Promise<PageAnswer> {
  const { call, site, form, returnTo, now } = visit;
  const confirmed = await confirmEnrollment(call, form['enrollment'] ?? '', form['code']);
  if ('refused' in confirmed) return refuse(visit, confirmed.refused);
  const { recoveryCodes: codes, cookies } = confirmed;
  if (!codes) return { seeOther: donePath(visit), cookies };
  const account = call.session.user.name;
  return { page: recoveryCodesPage(site, { codes, renewed: false, account, returnTo, now }), cookies };
}

/** The store is down: the page and its QR code stay, as the app has its entry by now (C10). */
export function notConfirmed(visit: Visit): Page {
  const { unavailable } = visit.site.texts.problems;
  return linkPage(visit.site, linkingOf(visit, { status: problemKinds.unavailable.status, ...unavailable }));
}

async function refuse(visit: Visit, refused: ConfirmRefused): Promise<PageAnswer> {
  const { site, form, returnTo } = visit;
  switch (refused.reason) {
    case 'malformed':
    case 'wrong-code':
      return { page: linkPage(site, linkingOf(visit, refusalOf(site, refused))) };
    case 'already-confirmed':
      // The second of two clicks, or the back button: what it wants has been done (S8).
      return { seeOther: donePath(visit) };
    case 'not-eligible':
      return { page: { ...(await firstStep(visit)), status: problemKinds[refused.reason].status } };
    case 'expired':
    case 'superseded':
    case 'no-pending':
    case 'too-many-attempts':
      return { page: endedPage(site, { reason: refused.reason, returnTo, deviceName: form[nameField] }) };
  }
}

/** The same page with the same QR code, as the form brought it back (S4). */
function linkingOf({ form, returnTo, now }: Visit, refusal: Refusal) {
  const { enrollment: enrollmentId = '', code = '' } = form;
  const expiresAt = timeOf(form['expires_at'], now);
  return {
    enrollmentId,
    link: parseOtpauth(form['uri']),
    expiresAt,
    deviceName: form[nameField],
    returnTo,
    now,
    refusal,
    typed: code.trim().slice(0, longestShown),
  };
}

/** Characters of what was typed. More is no code with a slip in it. */
const longestShown = 16;
/** Milliseconds. A set-up waits no longer, so no later time is one of ours. */
const longestWait = 3_600_000;

function timeOf(value: string | undefined, now: number): number | undefined {
  const time = /^\d{1,15}$/.test(value ?? '') ? Number(value) : 0;
  return time > now && time <= now + longestWait ? time : undefined;
}

/** Tries are told only when there are few. */
const few = 3;

type WrongCode = Extract<ConfirmRefused, { readonly reason: 'malformed' | 'wrong-code' }>;

function refusalOf({ texts, issuer }: Site, refused: WrongCode): Refusal {
  const { status } = problemKinds[refused.reason];
  if (refused.reason === 'malformed') return { status, ...texts.setUp.link.malformed(issuer) };
  const { attemptsLeft, clockSkewSeconds } = refused;
  const { wrong, clockBehind, triesLeft } = texts.code;
  const why =
    clockSkewSeconds === undefined ? wrong.text(issuer) : clockBehind(waitWords(texts.language, clockSkewSeconds));
  // With none left, the next try says that the set-up is over.
  const left = attemptsLeft > 0 && attemptsLeft <= few ? ` ${triesLeft(attemptsLeft)}` : '';
  return { status, title: wrong.title, text: why + left };
}

function donePath({ site, returnTo }: Visit): string {
  return withReturn(`${setUpPath(site)}/done`, returnTo);
}
