import { vouching } from '../../api/call.ts';
import type { PageAnswer } from '../page.ts';
import type { Visit } from '../page-route.ts';
import { challengeFor, managePath } from '../paths.ts';
import { withReturn } from '../return-address.ts';
import { recoveryCodesPage } from '../set-up/recovery-codes-page.ts';

/** `POST recovery-codes`: the answer itself shows them, once. */
export async function renew(visit: Visit): Promise<PageAnswer> {
  const { call, site, returnTo, now } = visit;
  const made = await call.watchword.regenerateRecoveryCodes(vouching(call));
  const back = withReturn(managePath(site), returnTo);
  if (made.ok) {
    const account = call.session.user.name;
    return { page: recoveryCodesPage(site, { codes: made.recoveryCodes, renewed: true, account, returnTo, now }) };
  }
  return { seeOther: made.reason === 'not-found' ? back : challengeFor(site, back) };
}
