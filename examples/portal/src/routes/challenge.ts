import type { VerifyResult } from '@watchword/core';
import { challengePage, disabledPage, recoveryChallengePage } from '../pages/challenge-page.ts';
import type { Html } from '../pages/html.ts';
import { challengeRefusal, disabled, throttled } from '../words/code-refusals.ts';
import { looksLikeRecoveryCode, recoveryCodeRefusal } from '../words/recovery-code-refusals.ts';
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
    const refusal = refusalOf(visit, result);
    // The device was removed since the page was opened: the guard of the next page says what that means.
    if (!refusal) return { seeOther: '/' };
    return answerRefusal(refusal, pageOf(visit, refusal));
  }

  function refusalOf(visit: KnownVisit, result: VerifyResult & { readonly ok: false }): Refusal | undefined {
    const meant = wantsRecovery(visit) || looksLikeRecoveryCode(visit.form['code']);
    return (meant ? recoveryCodeRefusal(result) : undefined) ?? challengeRefusal(result, issuer);
  }

  function pageOf(visit: KnownVisit, refusal: Refusal | undefined): Html {
    const { person, status, now } = visit;
    const refused = refusal && { refusal, now };
    if (refusal === disabled) return disabledPage(site, { refusal, now });
    if (status.disabled) return disabledPage(site, { refusal: disabled, now }, refused);
    return (wantsRecovery(visit) ? recoveryChallengePage : challengePage)(site, { person, refused });
  }

  return [
    { method: 'get', path: '/sign-in/code', access: 'first-factor', handle: ask },
    { method: 'post', path: '/sign-in/code', access: 'first-factor', handle: verify },
  ];
}

function wantsRecovery({ query }: KnownVisit): boolean {
  return query['with'] === 'recovery-code';
}

/** What would be refused whatever the code is. Recovery codes have a wait of their own, which the next one tells. */
function standing(visit: KnownVisit): Refusal | undefined {
  const { status, now } = visit;
  if (status.disabled) return disabled;
  if (status.retryAt === undefined || wantsRecovery(visit)) return undefined;
  return throttled(Math.ceil((status.retryAt - now) / 1000));
}
