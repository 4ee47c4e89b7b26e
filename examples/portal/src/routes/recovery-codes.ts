import { accountPage } from '../pages/account-page.ts';
import { recoveryCodesPage } from '../pages/recovery-codes-page.ts';
import { stale } from '../words/stale-proof.ts';
import { accountModel } from './account.ts';
import { answerRefusal } from './answer-refusal.ts';
import type { Parts } from './parts.ts';
import type { Answer, KnownVisit, Route } from './route.ts';

/** New recovery codes, for those who have just shown a second factor (A15). */
export function recoveryCodesRoutes({ centre, site }: Parts): readonly Route[] {
  async function renew(visit: KnownVisit): Promise<Answer> {
    const { person, session, context, now } = visit;
    const { proof: authorization = '' } = session.facts;
    const result = await centre.watchword.regenerateRecoveryCodes({ userId: person.id, authorization, context });
    if (result.ok) return { page: recoveryCodesPage(site, { person, codes: result.recoveryCodes, renewed: true }) };
    if (result.reason === 'not-found') return { seeOther: '/account' };
    return answerRefusal(stale, accountPage(site, { ...accountModel(visit), refused: { refusal: stale, now } }));
  }

  return [
    // A page that is loaded again, or come back to, shows no codes and makes none.
    { method: 'get', path: '/account/recovery-codes', handle: () => ({ seeOther: '/account' }) },
    { method: 'post', path: '/account/recovery-codes', handle: renew },
  ];
}
