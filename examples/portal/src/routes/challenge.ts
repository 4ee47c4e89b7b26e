import { challengePage, disabledPage } from '../pages/challenge-page.ts';
import type { Html } from '../pages/html.ts';
import { challengeRefusal, disabled, throttled } from '../words/code-refusals.ts';
import type { Refusal } from '../words/refusal.ts';
import { answerRefusal } from './answer-refusal.ts';
import type { Parts } from './parts.ts';
import { returnPath } from './paths.ts';
import type { Answer, KnownVisit, Route } from './route.ts';

/** The second factor. */
export function challengeRoutes({ centre, site }: Parts): readonly Route[] {
  const { watchword, issuer } = centre;

  function ask(visit: KnownVisit): Answer {
    return { page: pageOf(visit, standing(visit)) };
  }

  async function verify(visit: KnownVisit): Promise<Answer> {
    const { person, form, session, context } = visit;
    const result = await watchword.verify({ userId: person.id, code: form['code'], context });
    if (result.ok) {
      const { device, proof, failuresSinceLastSuccess: failures } = result;
      const deviceId = device && { deviceId: device.id };
      await session.renew({ ...session.facts, ...deviceId, proof, failures });
      return { seeOther: returnPath(session.facts.next) };
    }
    const refusal = challengeRefusal(result, issuer);
    // The device was removed since the page was opened: the guard of the next page says what that means.
    if (!refusal) return { seeOther: '/' };
    return answerRefusal(refusal, pageOf(visit, refusal));
  }

  function pageOf({ person, now }: KnownVisit, refusal: Refusal | undefined): Html {
    if (refusal === disabled) return disabledPage(site, { refusal, now });
    return challengePage(site, { person, refused: refusal && { refusal, now } });
  }

  return [
    { method: 'get', path: '/sign-in/code', access: 'first-factor', handle: ask },
    { method: 'post', path: '/sign-in/code', access: 'first-factor', handle: verify },
  ];
}

/** What would be refused whatever the code is. */
function standing({ status, now }: KnownVisit): Refusal | undefined {
  if (status.disabled) return disabled;
  return status.retryAt === undefined ? undefined : throttled(Math.ceil((status.retryAt - now) / 1000));
}
