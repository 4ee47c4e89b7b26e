import { accountPage } from '../pages/account-page.ts';
import type { Parts } from './parts.ts';
import type { Route } from './route.ts';

/** What belongs to the person who is signed in. */
export function accountRoutes({ site }: Parts): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/account',
      handle: ({ person, status, session, now }) => ({
        page: accountPage(site, {
          person,
          devices: status.devices,
          recoveryCodesLeft: status.recoveryCodesLeft,
          failures: session.facts.failures ?? 0,
          now,
        }),
      }),
    },
  ];
}
