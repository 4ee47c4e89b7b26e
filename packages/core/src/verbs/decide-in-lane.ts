import type { Decision } from '../decisions/decision.ts';
import { dispatch } from '../events/dispatch.ts';
import type { Config } from '../options/options.ts';
import type { User } from '../options/prerequisite.ts';
import { type Decide, settle } from '../storage/commit-loop.ts';
import type { Lanes } from '../storage/lanes.ts';

/** What the verbs of one {@link Watchword} share. */
export interface Context<U extends User = never> {
  readonly config: Config<U>;
  readonly lanes: Lanes;
}

/** Decides in the user's lane, and tells of the events after the commit. */
export async function decideInLane<O>({ config, lanes }: Context, userId: string, decide: Decide<O>): Promise<O> {
  return lanes.run(userId, async () => {
    const { outcome, events } = await settle(config, userId, decide);
    dispatch(config, events);
    return outcome;
  });
}

/** Completes the answer of a decision before it is committed: keys that fail then leave nothing half-done. */
export async function withOutcome<A, B>(
  decision: Decision<A>,
  complete: (outcome: A) => Promise<B>,
): Promise<Decision<B>> {
  return { ...decision, outcome: await complete(decision.outcome) };
}
