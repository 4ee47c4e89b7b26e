import { centreUser } from '@watchword-examples/centre';
import { alreadyOnPage, donePage } from '../pages/done-page.ts';
import { preparePage } from '../pages/prepare-page.ts';
import { type BeginRefusal, beginRefusal, isToldHere } from '../words/begin-refusals.ts';
import type { Refusal } from '../words/refusal.ts';
import { staleSetUp } from '../words/stale-proof.ts';
import { answerRefusal } from './answer-refusal.ts';
import type { Parts } from './parts.ts';
import { isReplacing } from './replacing.ts';
import type { Answer, KnownVisit, Route } from './route.ts';

/** The set-up's first and last step. */
export function setUpRoutes(parts: Parts): readonly Route[] {
  const { centre, site, links } = parts;
  const { watchword } = centre;

  async function prepare(visit: KnownVisit): Promise<Answer> {
    const { person, status, now } = visit;
    const [device] = status.devices;
    const replaces = isReplacing(visit);
    if (device && !replaces) return { page: alreadyOnPage(site, { person, device, now }) };
    const eligibility = await watchword.eligibility({ user: centreUser(person) });
    return { page: preparePage(site, { person, eligibility, replaces }) };
  }

  async function begin(visit: KnownVisit): Promise<Answer> {
    const { person, session, context } = visit;
    const begun = await watchword.beginEnrollment({
      user: centreUser(person),
      // One device is all that this portal links. A recovery code replaces it, and nothing else does.
      authorization: isReplacing(visit) ? session.facts.proof : undefined,
      context,
    });
    if (!begun.ok) return refuse(parts, visit, begun);
    const { enrollmentId, uri, manualKey, expiresAt } = begun;
    links.drop(session.facts.enrollmentId);
    links.keep(enrollmentId, { userId: person.id, uri, manualKey, expiresAt });
    await session.change({ ...session.facts, enrollmentId });
    return { seeOther: '/account/two-factor/link' };
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

async function refuse({ centre, site }: Parts, visit: KnownVisit, result: BeginRefusal): Promise<Answer> {
  const { person, now } = visit;
  const replaces = isReplacing(visit);
  const refusal = refusalOf(result, replaces);
  if (!refusal) return { seeOther: '/account/two-factor' };
  const eligibility = await centre.watchword.eligibility({ user: centreUser(person) });
  return answerRefusal(refusal, preparePage(site, { person, eligibility, replaces, refused: { refusal, now } }));
}

/** Words for what the page does not show anyway; it shows that there is a device, unless that is to be replaced. */
function refusalOf(result: BeginRefusal, replaces: boolean): Refusal | undefined {
  if (replaces && result.reason === 'authorization-required') return staleSetUp;
  return isToldHere(result) ? beginRefusal(result) : undefined;
}
