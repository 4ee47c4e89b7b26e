import { type AccountModel, accountPage } from '../pages/account-page.ts';
import { isByRecoveryCode } from '../session/session-facts.ts';
import type { Parts } from './parts.ts';
import type { KnownVisit, Route } from './route.ts';

/** What belongs to the person who is signed in. */
export function accountRoutes({ site }: Parts): readonly Route[] {
  return [{ method: 'get', path: '/account', handle: (visit) => ({ page: accountPage(site, accountModel(visit)) }) }];
}

export function accountModel({ person, status, session: { facts }, now }: KnownVisit): AccountModel {
  const { devices, recoveryCodesLeft, disabled } = status;
  const byRecoveryCode = isByRecoveryCode(facts);
  return { person, devices, recoveryCodesLeft, disabled, byRecoveryCode, failures: facts.failures ?? 0, now };
}
