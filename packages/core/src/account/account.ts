/** A hash that TOTP may use (RFC 6238 §1.2). Only SHA1 is understood by every authenticator app. */
export type Algorithm = 'SHA1' | 'SHA256' | 'SHA512';

/** How the codes of one device are made. Kept per device, so that changing a default never breaks one (T4). */
export interface CodeParameters {
  readonly algorithm: Algorithm;
  /** Length of a code: 6, 7 or 8. */
  readonly digits: number;
  /** Seconds that a code is shown for. */
  readonly period: number;
}

/** A linked authenticator app. */
export interface Device extends CodeParameters {
  /** The id of the enrollment that linked it. */
  readonly id: string;
  readonly name: string;
  /** The shared secret, sealed for this user and device: it opens nowhere else (A35). */
  readonly sealedSecret: string;
  /** The newest step accepted so far. It only ever rises: this is the replay guard's memory (T8). */
  readonly lastStep: number;
  readonly createdAt: number;
  readonly lastUsedAt?: number;
}

/** An enrollment that waits for its first code. */
export interface Pending extends CodeParameters {
  readonly enrollmentId: string;
  readonly name: string;
  readonly sealedSecret: string;
  readonly expiresAt: number;
  /** Wrong codes so far. */
  readonly attempts: number;
}

/** A row of failures. */
export interface FailureCount {
  /** In a row, since the last right code. */
  readonly failures: number;
  /** Until then no code is evaluated; 0 if nothing has to be waited for. */
  readonly retryAt: number;
}

/** One counter of wrong codes of the whole account, whatever the device, channel or session (H10). */
export interface Attempts extends FailureCount {
  /** A count that leaks with time and that no right code clears: what a patient guesser cannot wait out. */
  readonly recentFailures: number;
  /** When `recentFailures` was last brought up to date. */
  readonly recentAt: number;
  /** How far ahead the last failure showed the device's clock to be; never told to who asks (see `clock-skew.ts`). */
  readonly aheadSeconds?: number;
}

/** The recovery codes that are left: SHA-256 over salt and code, which NIST allows from 112 random bits on (N18). */
export interface Recovery {
  /** Of the whole set, in base64url. */
  readonly salt: string;
  /** In base64url. A code that was used is gone. */
  readonly hashes: readonly string[];
  readonly createdAt: number;
}

/**
 * Everything that is known about one user's second factor, in one record: it is replaced whole or not at all, and so
 * replay guard, attempt counters, recovery codes and enrollment cannot disagree. Times are milliseconds since the Unix
 * epoch.
 */
export interface Account {
  readonly schema: 1;
  /** Random; changes when the set of factors changes, and ends every proof and ticket from before. */
  readonly generation: string;
  readonly devices: readonly Device[];
  readonly pending?: Pending;
  /** When enrollments were begun in the last hour. */
  readonly begins: readonly number[];
  readonly recovery?: Recovery;
  /** Wrong codes of whoever does not show an earlier proof. */
  readonly attempts: Attempts;
  /** Wrong codes of those who do: nobody without one can push this counter (A23). */
  readonly knownAttempts: Attempts;
  /** Wrong recovery codes. */
  readonly recoveryAttempts: FailureCount;
  /** Set while the devices are disabled after too many wrong codes (N7). */
  readonly disabledAt?: number;
}

const noFailures: FailureCount = { failures: 0, retryAt: 0 };
const noAttempts: Attempts = { ...noFailures, recentFailures: 0, recentAt: 0 };

/** The three counters, when nothing has been counted. */
export const freshCounters = {
  attempts: noAttempts,
  knownAttempts: noAttempts,
  recoveryAttempts: noFailures,
} satisfies Partial<Account>;

/** The account of a user who has never begun an enrollment. */
export function emptyAccount(generation: string): Account {
  return { schema: 1, generation, devices: [], begins: [], ...freshCounters };
}
