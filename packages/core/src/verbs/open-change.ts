import { assertUserId } from '../account/user-id.ts';
import type { ChangeRequest } from '../decisions/change.ts';
import { cutContext, type EventContext } from '../events/context.ts';
import { checkKeys, type KnownKeys } from '../options/check-keys.ts';
import type { Config } from '../options/options.ts';
import { type Authorization, openAuthorization } from '../proofs/authorization.ts';

/** What every change of a user's factors is asked with. */
export interface ChangeInput {
  readonly userId: string;
  /** Who vouches for it. What is none, or does not open this verb, is `authorization-required`. */
  readonly authorization: Authorization;
  /** The session that the proof was made for, if it was made for one. */
  readonly binding?: string | undefined;
  readonly context?: EventContext | undefined;
}

/** The keys that every change knows. */
export const changeKeys: KnownKeys<ChangeInput> = { userId: true, authorization: true, binding: true, context: true };

/**
 * Checks what a change is asked with, and looks who vouches for it.
 *
 * @throws `misuse`, `unknown-option`, `invalid-user-id`, `keys`
 */
export async function openChange<I extends ChangeInput>(
  config: Config,
  input: I,
  known: KnownKeys<I>,
  verb: string,
): Promise<ChangeRequest> {
  checkKeys(input, known, verb);
  const { userId } = input;
  assertUserId(userId);
  return { userId, claim: await openAuthorization(config, input), ...cutContext(input.context) };
}
