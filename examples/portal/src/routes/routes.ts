import { accountRoutes } from './account.ts';
import { challengeRoutes } from './challenge.ts';
import { helpRoutes } from './help.ts';
import { linkRoutes } from './link.ts';
import type { Parts } from './parts.ts';
import { recoveryCodesRoutes } from './recovery-codes.ts';
import type { Route } from './route.ts';
import { setUpRoutes } from './set-up.ts';
import { signInRoutes } from './sign-in.ts';

/** Every page and form of the portal. */
export function allRoutes(parts: Parts): readonly Route[] {
  return [
    signInRoutes,
    challengeRoutes,
    accountRoutes,
    setUpRoutes,
    linkRoutes,
    recoveryCodesRoutes,
    helpRoutes,
  ].flatMap((routes) => routes(parts));
}
