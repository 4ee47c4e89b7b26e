import type { Account } from '../account/account.ts';
import { assertUserId } from '../account/user-id.ts';
import { parseCode } from '../codes/parse-code.ts';
import type { Decision } from '../decisions/decision.ts';
import { decideVerify, refuseUnseen, type VerifyRequest, type VerifyResult } from '../decisions/verify.ts';
import { cutContext, type EventContext } from '../events/context.ts';
import { dispatch } from '../events/dispatch.ts';
import { eventBase } from '../events/security-event.ts';
import { checkKeys, type KnownKeys } from '../options/check-keys.ts';
import { readClock } from '../options/clock.ts';
import type { Config } from '../options/options.ts';
import { openCodes } from '../sealing/open-codes.ts';
import { type Context, decideInLane } from './decide-in-lane.ts';

/** What {@link Watchword.verify} is asked. */
export interface VerifyInput {
  readonly userId: string;
  /** As the user typed it: spaces and hyphens are ignored, anything else than a code is `malformed`. */
  readonly code: unknown;
  readonly context?: EventContext | undefined;
}

const known: KnownKeys<VerifyInput> = { userId: true, code: true, context: true };

/** See {@link Watchword.verify}. */
export async function verify(context: Context, input: VerifyInput): Promise<VerifyResult> {
  checkKeys<VerifyInput>(input, known, 'verify');
  assertUserId(input.userId);
  const { userId } = input;
  const code = parseCode(input.code);
  if (code === undefined) return refuseMalformed(context.config, input);
  const request: VerifyRequest = { userId, code, ...cutContext(input.context) };
  return decideInLane(context, userId, (account, now) => decide(context.config, account, now, request));
}

function refuseMalformed(config: Config, { userId, context }: VerifyInput): VerifyResult {
  const base = eventBase(readClock(config.clock), { userId, ...cutContext(context) });
  dispatch(config, [{ type: 'code-refused', ...base, reason: 'malformed' }]);
  return { ok: false, reason: 'malformed' };
}

function decide(config: Config, account: Account, now: number, request: VerifyRequest): Decision<VerifyResult> {
  const refusal = refuseUnseen(account, now, request);
  if (refusal) return refusal;
  const opened = account.devices.map((device) => ({
    device,
    codeAt: openCodes(config.keys, request.userId, device.id, device),
  }));
  return decideVerify(account, opened, now, config.policy, request);
}
