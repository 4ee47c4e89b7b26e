import type { AuthorizationRequired } from '../decisions/change.ts';
import { decideReset, type ResetDecision } from '../decisions/reset.ts';
import type { Config } from '../options/options.ts';
import { randomId } from '../options/random.ts';
import { signTicket } from '../proofs/ticket.ts';
import { type Context, decideInLane, withOutcome } from './decide-in-lane.ts';
import { type ChangeInput, changeKeys, openChange } from './open-change.ts';
import { withHidden } from './with-hidden.ts';

/** The answer of {@link Watchword.reset}. */
export type ResetResult =
  | {
      readonly ok: true;
      /** Authorizes the user's next first enrollment, once. Hidden from `inspect`, spread and JSON unless read by name. */
      readonly ticket: string;
      /** Of the ticket: 24 hours from now, in milliseconds since the Unix epoch. */
      readonly expiresAt: number;
    }
  | AuthorizationRequired;

/** See {@link Watchword.reset}. */
export async function reset(context: Context, input: ChangeInput): Promise<ResetResult> {
  const { config } = context;
  const change = await openChange(config, input, changeKeys, 'reset');
  const request = { ...change, generation: randomId(config.random) };
  return decideInLane(context, change.userId, (account, now) =>
    withOutcome(decideReset(account, now, request), (outcome) => sign(config, change.userId, outcome)),
  );
}

async function sign(config: Config, userId: string, outcome: ResetDecision): Promise<ResetResult> {
  if (!outcome.ok) return outcome;
  const { expiresAt } = outcome.claims;
  return withHidden({ ok: true, expiresAt } as const, { ticket: await signTicket(config, userId, outcome.claims) });
}
