import type { Account, Pending } from '../account/account.ts';
import { assertUserId } from '../account/user-id.ts';
import { parseCode } from '../codes/parse-code.ts';
import {
  type ConfirmDecision,
  type ConfirmRefusal,
  type ConfirmRequest,
  decideConfirm,
  findPending,
} from '../decisions/confirm-enrollment.ts';
import type { Decision } from '../decisions/decision.ts';
import { cutContext, type EventContext } from '../events/context.ts';
import { checkKeys, type KnownKeys } from '../options/check-keys.ts';
import type { Config } from '../options/options.ts';
import type { PrerequisiteState, User } from '../options/prerequisite.ts';
import { randomId } from '../options/random.ts';
import { openCodes } from '../sealing/open-codes.ts';
import { type Context, decideInLane } from './decide-in-lane.ts';
import { checkAll } from './eligibility.ts';

/** What {@link Watchword.confirmEnrollment} is asked. */
export interface ConfirmEnrollmentInput<U extends User = User> {
  readonly user: U;
  readonly enrollmentId: string;
  /** As the user typed it: spaces and hyphens are ignored, anything else than a code is `malformed`. */
  readonly code: unknown;
  readonly context?: EventContext | undefined;
}

/**
 * The answer of {@link Watchword.confirmEnrollment}. `no-pending`: nothing was begun; `superseded`: begun again since, and
 * only the newest QR code counts; `malformed`: not a code; `too-many-attempts`: begin again; `already-confirmed`: by an
 * earlier call, such as the first of two clicks.
 */
export type ConfirmEnrollmentResult =
  | ConfirmDecision
  | ConfirmRefusal
  | { readonly ok: false; readonly reason: 'malformed' }
  | { readonly ok: false; readonly reason: 'not-eligible'; readonly unmet: readonly PrerequisiteState[] };

const known: KnownKeys<ConfirmEnrollmentInput> = { user: true, enrollmentId: true, code: true, context: true };

/** See {@link Watchword.confirmEnrollment}. */
export async function confirmEnrollment<U extends User>(
  context: Context<U>,
  input: ConfirmEnrollmentInput<U>,
): Promise<ConfirmEnrollmentResult> {
  checkKeys<ConfirmEnrollmentInput<U>>(input, known, 'confirmEnrollment');
  assertUserId(input.user?.id);
  const code = parseCode(input.code);
  if (code === undefined) return { ok: false, reason: 'malformed' };
  const { ok, unmet } = await checkAll(context.config.prerequisites, input.user);
  if (!ok) return { ok: false, reason: 'not-eligible', unmet };
  const request: ConfirmRequest = {
    userId: input.user.id,
    enrollmentId: input.enrollmentId,
    code,
    generation: randomId(context.config.random),
    ...cutContext(input.context),
  };
  return decideInLane(context, request.userId, (account, now) => decide(context.config, account, now, request));
}

function decide(
  config: Config,
  account: Account,
  now: number,
  request: ConfirmRequest,
): Decision<ConfirmDecision | ConfirmRefusal> {
  const pending = findPending(account, request.enrollmentId, now);
  if ('reason' in pending) return { kind: 'refusal', events: [], outcome: pending };
  const opened = { device: { ...pending, lastStep: neverUsed }, codeAt: openPending(config, pending, request) };
  return decideConfirm({ ...account, pending }, opened, now, config.policy, request);
}

const neverUsed = -1;

function openPending(config: Config, pending: Pending, { userId }: ConfirmRequest): (step: number) => string {
  return openCodes(config.keys, userId, pending.enrollmentId, pending);
}
