import { setTimeout } from 'node:timers/promises';
import { type Account, emptyAccount } from '../account/account.ts';
import { accountText, parseAccount } from '../account/account-text.ts';
import type { Commit, Decision, Erasure } from '../decisions/decision.ts';
import { WatchwordError } from '../errors.ts';
import type { SecurityEvent, StoredSecurityEvent } from '../events/security-event.ts';
import { readClock } from '../options/clock.ts';
import type { Config } from '../options/options.ts';
import { randomFraction, randomId } from '../options/random.ts';
import type { StoredAccount, StoredEvent } from './contract.ts';
import { fromStorage } from './from-storage.ts';

const rounds = 10;
const firstPause = 5;
const longestPause = 50;
const day = 86_400_000;

/**
 * Decides on an account at a moment. It may open secrets, and is asked again whenever another commit came first. `found` is
 * false if there is no account yet.
 */
export type Decide<Outcome> = (
  account: Account,
  now: number,
  found: boolean,
) => Decision<Outcome> | Promise<Decision<Outcome>>;

/** An answer, and the events to tell of once it is given. */
export interface Settled<Outcome> {
  readonly outcome: Outcome;
  readonly events: readonly SecurityEvent[];
}

/**
 * Loads the account, decides, and commits if nobody else has committed in between; otherwise begins again. Nothing is
 * answered before its commit is durable, and so what is answered stays true (T9, A18).
 *
 * @throws `contention` after ten rounds, `storage` if the store fails: the caller denies.
 */
export async function settle<O>(config: Config, userId: string, decide: Decide<O>): Promise<Settled<O>> {
  for (let round = 0; round < rounds; round += 1) {
    const stored = await load(config, userId);
    const account = stored ? parseAccount(stored.account) : emptyAccount(randomId(config.random));
    // Read after the load: a code must not live longer because the store was slow (A25).
    const now = readClock(config.clock);
    const decision = await decide(account, now, stored !== undefined);
    if (decision.kind === 'refusal' || (await commit(config, userId, stored, decision, now))) return decision;
    await pause(config, round);
  }
  throw new WatchwordError('contention', 'Too many calls for one user at once. Nothing was accepted; try again.', {
    retryable: true,
  });
}

/** Loads an account without deciding anything. */
export async function loadAccount(config: Config, userId: string): Promise<Account | undefined> {
  const stored = await load(config, userId);
  return stored && parseAccount(stored.account);
}

/** Only `undefined` means that there is no account: a faulty adapter must not make a second factor vanish (A9). */
async function load(config: Config, userId: string): Promise<StoredAccount | undefined> {
  const stored: unknown = await fromStorage(() => config.storage.load(userId));
  if (stored === undefined || isStoredAccount(stored)) return stored;
  throw new WatchwordError(
    'storage',
    'The storage answered a load with neither an account nor undefined. Nothing was accepted.',
  );
}

function isStoredAccount(value: unknown): value is StoredAccount {
  if (typeof value !== 'object' || value === null) return false;
  const { revision, account } = value as Partial<Record<keyof StoredAccount, unknown>>;
  return typeof revision === 'string' && typeof account === 'string';
}

async function commit<O>(
  config: Config,
  userId: string,
  stored: StoredAccount | undefined,
  decision: Commit<O> | Erasure<O>,
  now: number,
): Promise<boolean> {
  const done: unknown = await fromStorage(() =>
    config.storage.commit({
      userId,
      expected: stored?.revision ?? null,
      next: randomId(config.random),
      account: decision.kind === 'commit' ? accountText(decision.account) : null,
      events: decision.kind === 'commit' ? decision.events.map(storedEvent) : [],
      keepSince: now - config.policy.historyDays * day,
    }),
  );
  // Anything but `true` from a faulty adapter is no acceptance.
  return done === true;
}

function storedEvent(event: StoredSecurityEvent): StoredEvent {
  return { at: event.at, event: JSON.stringify(event) };
}

/** Full jitter: calls that met once must not meet again. */
async function pause(config: Config, round: number): Promise<void> {
  await setTimeout(randomFraction(config.random) * Math.min(longestPause, firstPause * 2 ** round));
}
