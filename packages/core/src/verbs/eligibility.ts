import { assertUserId } from '../account/user-id.ts';
import { inTime } from '../in-time.ts';
import { checkKeys, type KnownKeys } from '../options/check-keys.ts';
import type { Prerequisite, PrerequisiteState, User } from '../options/prerequisite.ts';

/** Milliseconds. A person waits for the answer. */
const timeLimit = 5000;

/** What {@link Watchword.eligibility} is asked. */
export interface EligibilityInput<U extends User = User> {
  readonly user: U;
}

/** May this user link an authenticator app now? */
export interface Eligibility {
  /** True if nothing is unmet. */
  readonly ok: boolean;
  readonly met: readonly PrerequisiteState[];
  readonly unmet: readonly PrerequisiteState[];
}

const known: KnownKeys<EligibilityInput> = { user: true };

/** See {@link Watchword.eligibility}. */
export async function eligibility<U extends User>(
  prerequisites: readonly Prerequisite<U>[],
  input: EligibilityInput<U>,
): Promise<Eligibility> {
  checkKeys<EligibilityInput<U>>(input, known, 'eligibility');
  assertUserId(input.user?.id);
  return checkAll(prerequisites, input.user);
}

/** Runs all prerequisites side by side. */
export async function checkAll<U extends User>(
  prerequisites: readonly Prerequisite<U>[],
  user: U,
): Promise<Eligibility> {
  const states = await Promise.all(
    prerequisites.map(async (each) => ({ state: stateOf(each), met: await isMet(each, user) })),
  );
  const met = states.filter((each) => each.met).map((each) => each.state);
  const unmet = states.filter((each) => !each.met).map((each) => each.state);
  return { ok: unmet.length === 0, met, unmet };
}

/** One that fails, hangs, or answers anything but `true` is not met: nothing fails open (A34). */
async function isMet<U extends User>(prerequisite: Prerequisite<U>, user: U): Promise<boolean> {
  try {
    const answer: unknown = await inTime(() => prerequisite.check(user), timeLimit);
    return answer === true;
  } catch {
    return false;
  }
}

function stateOf({ id, description, helpUrl }: Prerequisite<never>): PrerequisiteState {
  return { id, description, ...(helpUrl !== undefined && { helpUrl }) };
}
