import { centreUser } from '@watchword-examples/centre';
import { alreadyOnPage, donePage } from '../pages/done-page.ts';
import { preparePage } from '../pages/prepare-page.ts';
import { type BeginRefusal, beginRefusal, isToldHere } from '../words/begin-refusals.ts';
import { answerRefusal } from './answer-refusal.ts';
import type { Parts } from './parts.ts';
import type { Answer, KnownVisit, Route } from './route.ts';

/** The set-up's first and last step. */
export function setUpRoutes({ centre, site, links }: Parts): readonly Route[] {
  const { watchword } = centre;

  async function prepare(visit: KnownVisit): Promise<Answer> {
    const { person, status, now } = visit;
    const [device] = status.devices;
    if (device && !status.disabled) return { page: alreadyOnPage(site, { person, device, now }) };
    const eligibility = await watchword.eligibility({ user: centreUser(person) });
    return { page: preparePage(site, { person, eligibility }) };
  }

  async function begin(visit: KnownVisit): Promise<Answer> {
    const { person, session, status, context } = visit;
    const begun = await watchword.beginEnrollment({
      user: centreUser(person),
      // Only a recovery code's proof opens it then. One device is all that this portal links otherwise.
      authorization: status.disabled ? session.facts.proof : undefined,
      context,
    });
    if (!begun.ok) return refuse(visit, begun);
    const { enrollmentId, uri, manualKey, expiresAt } = begun;
    links.drop(session.facts.enrollmentId);
    links.keep(enrollmentId, { userId: person.id, uri, manualKey, expiresAt });
    await session.change({ ...session.facts, enrollmentId });
    return { seeOther: '/account/two-factor/link' };
  }

  async function refuse({ person, now }: KnownVisit, result: BeginRefusal): Promise<Answer> {
    if (!isToldHere(result)) return { seeOther: '/account/two-factor' };
    const refusal = beginRefusal(result);
    const eligibility = await watchword.eligibility({ user: centreUser(person) });
    return answerRefusal(refusal, preparePage(site, { person, eligibility, refused: { refusal, now } }));
  }

  function done({ person, status, session, now }: KnownVisit): Answer {
    const device = status.devices.find(({ id }) => id === session.facts.deviceId);
    return device ? { page: donePage(site, { person, device, now }) } : { seeOther: '/account/two-factor' };
  }

  return [
    { method: 'get', path: '/account/two-factor', handle: prepare },
    { method: 'post', path: '/account/two-factor', handle: begin },
    { method: 'get', path: '/account/two-factor/done', handle: done },
  ];
}
