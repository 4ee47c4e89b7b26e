import type { Account } from '../account/account.ts';
import { assertUserId } from '../account/user-id.ts';
import { type ParsedCode, parseCode } from '../codes/parse-code.ts';
import type { Decision } from '../decisions/decision.ts';
import {
  type AcceptedCode,
  decideVerify,
  refuseUnseen,
  type VerifyDecision,
  type VerifyRefusal,
  type VerifyRequest,
} from '../decisions/verify.ts';
import { decideRecoveryCode } from '../decisions/verify-recovery-code.ts';
import { cutContext, type EventContext } from '../events/context.ts';
import { dispatch } from '../events/dispatch.ts';
import { eventBase } from '../events/security-event.ts';
import { checkKeys, type KnownKeys } from '../options/check-keys.ts';
import { readClock } from '../options/clock.ts';
import type { Config } from '../options/options.ts';
import { hashOfBinding } from '../proofs/binding.ts';
import { openProof, signProof } from '../proofs/proof.ts';
import { openCodes } from '../sealing/open-codes.ts';
import { type Context, decideInLane, withOutcome } from './decide-in-lane.ts';

/** What {@link Watchword.verify} is asked. */
export interface VerifyInput {
  readonly userId: string;
  /** As the user typed it: spaces and hyphens are ignored, anything else than a code or recovery code is `malformed`. */
  readonly code: unknown;
  /** Any value that is the same for one session; the proof is good in that session only. */
  readonly binding?: string | undefined;
  /**
   * Any earlier proof of this user, such as one kept in a cookie of the browser for long. However old, it gives its holder
   * a counter of wrong codes that strangers cannot push; it never replaces a code (A23).
   */
  readonly known?: unknown;
  readonly context?: EventContext | undefined;
}

/** The answer of {@link Watchword.verify}. Only `ok: true` lets anyone in. */
export type VerifyResult = VerifySuccess | VerifyRefusal;

/** An accepted code. */
export interface VerifySuccess extends AcceptedCode {
  /** For {@link Watchword.requireProof}, and to authorize a change of factors while it is fresh. */
  readonly proof: string;
}

const known: KnownKeys<VerifyInput> = { userId: true, code: true, binding: true, known: true, context: true };

/** See {@link Watchword.verify}. */
export async function verify(context: Context, input: VerifyInput): Promise<VerifyResult> {
  checkKeys<VerifyInput>(input, known, 'verify');
  const { userId } = input;
  assertUserId(userId);
  const bindingHash = hashOfBinding(input.binding);
  const parsed = parseCode(input.code);
  const { config } = context;
  if (parsed === undefined) return refuseMalformed(config, userId, input);
  const earlier = await openProof(config, userId, input.known);
  const request = { userId, code: parsed.code, known: earlier, bindingHash, ...cutContext(input.context) };
  return decideInLane(context, userId, async (account, now) =>
    withOutcome(await decide(config, account, now, parsed.kind, request), (outcome) => sign(config, userId, outcome)),
  );
}

function refuseMalformed(config: Config, userId: string, { context }: VerifyInput): VerifyResult {
  const base = eventBase(readClock(config.clock), { userId, ...cutContext(context) });
  dispatch(config, [{ type: 'code-refused', ...base, reason: 'malformed' }]);
  return { ok: false, reason: 'malformed' };
}

async function decide(
  config: Config,
  account: Account,
  now: number,
  kind: ParsedCode['kind'],
  request: VerifyRequest,
): Promise<Decision<VerifyDecision>> {
  if (kind === 'recovery') return decideRecoveryCode(account, now, request);
  const refused = refuseUnseen(account, now, request);
  if (refused) return refused;
  const opened = account.devices.map(async (device) => ({
    device,
    codeAt: await openCodes(config.keys, request.userId, device.id, device),
  }));
  const devices = await Promise.all(opened);
  // Read again: a code must not live longer because the keys were slow (A25).
  return decideVerify(account, devices, readClock(config.clock), config.policy, request);
}

async function sign(config: Config, userId: string, outcome: VerifyDecision): Promise<VerifyResult> {
  if (!outcome.ok) return outcome;
  const { claims, ...answer } = outcome;
  return { ...answer, proof: await signProof(config, userId, claims) };
}
