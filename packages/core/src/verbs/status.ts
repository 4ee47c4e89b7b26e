import type { Account } from '../account/account.ts';
import { assertUserId } from '../account/user-id.ts';
import { remainingWait } from '../decisions/attempts.ts';
import { type DeviceSummary, summaryOf } from '../decisions/device-summary.ts';
import { checkKeys, type KnownKeys } from '../options/check-keys.ts';
import { readClock } from '../options/clock.ts';
import type { Config } from '../options/options.ts';
import { loadAccount } from '../storage/commit-loop.ts';

/** What {@link Watchword.status} is asked. */
export interface StatusInput {
  readonly userId: string;
}

/** What may be shown of a user's second factor. Times are milliseconds since the Unix epoch. */
export interface Status {
  readonly devices: readonly DeviceSummary[];
  /** Recovery codes that were not used yet. */
  readonly recoveryCodesLeft: number;
  /** An enrollment that waits for its first code and has not expired. */
  readonly pending?: PendingSummary;
  /** Until then codes are not evaluated, but for those of who shows an earlier proof (`known`). */
  readonly retryAt?: number;
  /** True after too many wrong codes: the devices no longer open anything. */
  readonly disabled: boolean;
}

/** An enrollment that waits for its first code, as far as it may be shown. */
export interface PendingSummary {
  readonly enrollmentId: string;
  readonly name: string;
  readonly expiresAt: number;
}

const known: KnownKeys<StatusInput> = { userId: true };

/** See {@link Watchword.status}. */
export async function status(config: Config, input: StatusInput): Promise<Status> {
  checkKeys<StatusInput>(input, known, 'status');
  assertUserId(input.userId);
  const account = await loadAccount(config, input.userId);
  return account ? describe(account, readClock(config.clock)) : { devices: [], recoveryCodesLeft: 0, disabled: false };
}

function describe(account: Account, now: number): Status {
  const wait = remainingWait(account.attempts, now);
  return {
    devices: account.devices.map(summaryOf),
    recoveryCodesLeft: account.recovery?.hashes.length ?? 0,
    ...pendingOf(account, now),
    ...(wait > 0 && { retryAt: now + wait }),
    disabled: account.disabledAt !== undefined,
  };
}

function pendingOf({ pending }: Account, now: number): Pick<Status, 'pending'> {
  if (!pending || now >= pending.expiresAt) return {};
  const { enrollmentId, name, expiresAt } = pending;
  return { pending: { enrollmentId, name, expiresAt } };
}
