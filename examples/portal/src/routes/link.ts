import type { ConfirmEnrollmentResult } from '@watchword/core';
import { centreUser } from '@watchword-examples/centre';
import { Refused } from '../errors/refused.ts';
import { recoveryCodesPage } from '../pages/recovery-codes-page.ts';
import { askAgain, setUpEnded, showLink } from './link-answers.ts';
import type { Parts } from './parts.ts';
import { isReplacing, unlinkReplaced } from './replacing.ts';
import type { Answer, KnownVisit, Route } from './route.ts';

/** The set-up's second step: the QR code and the first code. */
export function linkRoutes(parts: Parts): readonly Route[] {
  return [
    { method: 'get', path: '/account/two-factor/link', handle: (visit) => show(parts, visit) },
    { method: 'post', path: '/account/two-factor/link', handle: (visit) => confirm(parts, visit) },
  ];
}

type Linked = Extract<ConfirmEnrollmentResult, { readonly ok: true }>;

function show(parts: Parts, visit: KnownVisit): Answer {
  const { pending, devices } = visit.status;
  const { enrollmentId } = visit.session.facts;
  if (devices.length > 0 && !isReplacing(visit)) return { seeOther: '/account/two-factor/done' };
  if (enrollmentId === undefined) return { seeOther: '/account/two-factor' };
  if (pending?.enrollmentId === enrollmentId) return showLink(parts, visit, pending);
  return setUpEnded(parts, visit, pending ? 'superseded' : 'expired');
}

async function confirm(parts: Parts, visit: KnownVisit): Promise<Answer> {
  const { person, form, context } = visit;
  const { enrollmentId, code } = form;
  if (typeof enrollmentId !== 'string') throw new Refused(400);
  const user = centreUser(person);
  const result = await parts.centre.watchword.confirmEnrollment({ user, enrollmentId, code, context });
  return result.ok ? linked(parts, visit, result) : refused(parts, visit, result);
}

async function linked(parts: Parts, visit: KnownVisit, { device, recoveryCodes, ...result }: Linked): Promise<Answer> {
  const { person, session } = visit;
  parts.links.drop(device.id);
  const proof = await unlinkReplaced(parts, visit, result.proof);
  await session.renew({ userId: person.id, deviceId: device.id, proof });
  if (recoveryCodes) return { page: recoveryCodesPage(parts.site, { person, codes: recoveryCodes }) };
  return { seeOther: '/account/two-factor/done' };
}

function refused(parts: Parts, visit: KnownVisit, result: ConfirmEnrollmentResult & { readonly ok: false }): Answer {
  switch (result.reason) {
    case 'malformed':
    case 'wrong-code':
      return askAgain(parts, visit, result);
    case 'already-confirmed':
      return { seeOther: '/account/two-factor/done' };
    case 'not-eligible':
      return { seeOther: '/account/two-factor' };
    case 'expired':
    case 'superseded':
    case 'no-pending':
    case 'too-many-attempts':
      return setUpEnded(parts, visit, result.reason);
  }
}
