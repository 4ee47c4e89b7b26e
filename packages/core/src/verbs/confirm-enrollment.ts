import type { Account, Pending } from '../account/account.ts';
import { assertUserId } from '../account/user-id.ts';
import { parseCode } from '../codes/parse-code.ts';
import { drawRecoverySet } from '../codes/recovery-code.ts';
import {
  type ConfirmDecision,
  type ConfirmRefusal,
  type ConfirmRequest,
  decideConfirm,
  findPending,
  type WrongFirstCode,
} from '../decisions/confirm-enrollment.ts';
import { type Decision, refusal } from '../decisions/decision.ts';
import type { DeviceSummary } from '../decisions/device-summary.ts';
import { cutContext, type EventContext } from '../events/context.ts';
import { checkKeys, type KnownKeys } from '../options/check-keys.ts';
import type { Config } from '../options/options.ts';
import type { PrerequisiteState, User } from '../options/prerequisite.ts';
import { randomId } from '../options/random.ts';
import { hashOfBinding } from '../proofs/binding.ts';
import { signProof } from '../proofs/proof.ts';
import { openCodes } from '../sealing/open-codes.ts';
import type { Decide } from '../storage/commit-loop.ts';
import { type Context, decideInLane, withOutcome } from './decide-in-lane.ts';
import { checkAll } from './eligibility.ts';
import { withHidden } from './with-hidden.ts';

/** What {@link Watchword.confirmEnrollment} is asked. */
export interface ConfirmEnrollmentInput<U extends User = User> {
  readonly user: U;
  readonly enrollmentId: string;
  /** As the user typed it: spaces and hyphens are ignored, anything else than a code is `malformed`. */
  readonly code: unknown;
  /** Any value that is the same for one session; the proof is good in that session only. */
  readonly binding?: string | undefined;
  readonly context?: EventContext | undefined;
}

/**
 * The answer of {@link Watchword.confirmEnrollment}. `no-pending`: nothing was begun; `superseded`: begun again since, and
 * only the newest QR code counts; `malformed`: not a code; `too-many-attempts`: begin again; `already-confirmed`: by an
 * earlier call, such as the first of two clicks.
 */
export type ConfirmEnrollmentResult =
  | {
      readonly ok: true;
      readonly device: DeviceSummary;
      /** To be shown once and kept by the user; absent if earlier ones stay good. Hidden as `uri` of begin is. */
      readonly recoveryCodes?: readonly string[];
      /** For {@link Watchword.requireProof}; of the method `enrollment`. */
      readonly proof: string;
    }
  | WrongFirstCode
  | ConfirmRefusal
  | { readonly ok: false; readonly reason: 'malformed' }
  | { readonly ok: false; readonly reason: 'not-eligible'; readonly unmet: readonly PrerequisiteState[] };

const known: KnownKeys<ConfirmEnrollmentInput> = {
  user: true,
  enrollmentId: true,
  code: true,
  binding: true,
  context: true,
};

/** See {@link Watchword.confirmEnrollment}. */
export async function confirmEnrollment<U extends User>(
  context: Context<U>,
  input: ConfirmEnrollmentInput<U>,
): Promise<ConfirmEnrollmentResult> {
  checkKeys<ConfirmEnrollmentInput<U>>(input, known, 'confirmEnrollment');
  assertUserId(input.user?.id);
  const code = parseCode(input.code);
  // A recovery code confirms no device: its secret is not on that.
  if (code?.kind !== 'totp') return { ok: false, reason: 'malformed' };
  const bindingHash = hashOfBinding(input.binding);
  const { ok, unmet } = await checkAll(context.config.prerequisites, input.user);
  if (!ok) return { ok: false, reason: 'not-eligible', unmet };
  const { config } = context;
  const { codes, recovery } = drawRecoverySet(config.random);
  const request: ConfirmRequest = {
    userId: input.user.id,
    enrollmentId: input.enrollmentId,
    code: code.code,
    generation: randomId(config.random),
    recovery,
    bindingHash,
    ...cutContext(input.context),
  };
  const decideAndSign: Decide<ConfirmEnrollmentResult> = async (account, now) =>
    withOutcome(await decide(config, account, now, request), (outcome) => complete(config, request, codes, outcome));
  return decideInLane(context, request.userId, decideAndSign);
}

async function complete(
  config: Config,
  { userId }: ConfirmRequest,
  recoveryCodes: readonly string[],
  outcome: ConfirmDecision | ConfirmRefusal,
): Promise<ConfirmEnrollmentResult> {
  if (!outcome.ok) return outcome;
  const { claims, newCodes, ...answer } = outcome;
  const proof = await signProof(config, userId, claims);
  return withHidden({ ...answer, proof }, newCodes ? { recoveryCodes } : {});
}

async function decide(
  config: Config,
  account: Account,
  now: number,
  request: ConfirmRequest,
): Promise<Decision<ConfirmDecision | ConfirmRefusal>> {
  const pending = findPending(account, request.enrollmentId, now);
  if ('reason' in pending) return refusal(pending);
  const opened = { device: { ...pending, lastStep: neverUsed }, codeAt: await openPending(config, pending, request) };
  return decideConfirm({ ...account, pending }, opened, now, config.policy, request);
}

const neverUsed = -1;

async function openPending(config: Config, pending: Pending, { userId }: ConfirmRequest) {
  return openCodes(config.keys, userId, pending.enrollmentId, pending);
}
