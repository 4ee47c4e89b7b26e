import type { PendingSummary } from '@watchword/core';
import { endedPage } from '../pages/ended-page.ts';
import { linkPage } from '../pages/link-page.ts';
import { type FirstCodeRefusal, firstCodeRefusal } from '../words/code-refusals.ts';
import type { EndedReason } from '../words/ended-set-up.ts';
import { answerRefusal } from './answer-refusal.ts';
import type { Parts } from './parts.ts';
import type { Answer, KnownVisit } from './route.ts';

/** The page with the QR code, for the session that began the enrollment and for no other. */
export function showLink(parts: Parts, visit: KnownVisit, pending: PendingSummary): Answer {
  return { page: linkPage(parts.site, linkModel(parts, visit, pending)) };
}

/** The same page with the same QR code (S4), unless what the form belongs to is over. */
export function askAgain(parts: Parts, visit: KnownVisit, result: FirstCodeRefusal): Answer {
  const { form, status, now } = visit;
  const { enrollmentId, code } = form;
  const { pending } = status;
  if (!pending) return setUpEnded(parts, visit, 'no-pending');
  if (pending.enrollmentId !== enrollmentId) return setUpEnded(parts, visit, 'superseded');
  const refusal = firstCodeRefusal(result, parts.centre.issuer);
  const typed = typeof code === 'string' ? code.slice(0, 16) : '';
  const model = { ...linkModel(parts, visit, pending), typed, refused: { refusal, now } };
  return answerRefusal(refusal, linkPage(parts.site, model));
}

/** Begin again, in one click (S5). */
export function setUpEnded({ site, links }: Parts, { person, session }: KnownVisit, reason: EndedReason): Answer {
  if (reason !== 'superseded') links.drop(session.facts.enrollmentId);
  return { status: 409, page: endedPage(site, { person, reason }) };
}

function linkModel({ links }: Parts, { person, session, now }: KnownVisit, pending: PendingSummary) {
  const { enrollmentId, expiresAt } = pending;
  const own = session.facts.enrollmentId === enrollmentId;
  return { person, enrollmentId, expiresAt, link: own ? links.find(enrollmentId, person.id) : undefined, now };
}
