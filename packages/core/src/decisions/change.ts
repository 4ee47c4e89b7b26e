import type { EventContext } from '../events/context.ts';
import type { AuthorizationClaim } from './authorize.ts';
import { refusal } from './decision.ts';

/** A change of a user's factors, and who vouches for it. */
export interface ChangeRequest {
  readonly userId: string;
  readonly claim: AuthorizationClaim;
  readonly context?: EventContext;
}

/** The answer to somebody whose authorization is absent, too old, of another user or session, or does not open this verb. */
export interface AuthorizationRequired {
  readonly ok: false;
  readonly reason: 'authorization-required';
}

/** The answer when there is no such device. */
export interface NotFound {
  readonly ok: false;
  readonly reason: 'not-found';
}

export const authorizationRequired = refusal<AuthorizationRequired>({ ok: false, reason: 'authorization-required' });
export const notFound = refusal<NotFound>({ ok: false, reason: 'not-found' });
