import type { StoredSecurityEvent } from '@watchword/core';

/** What a call sent; never the code itself. */
export type Presented =
  /** The right code of a step. `fresh`: nobody had used it before this round, and every racer of the round sent it. */
  | { readonly kind: 'code'; readonly step: number; readonly fresh: boolean }
  /** A recovery code, by its place in the set. */
  | { readonly kind: 'recovery-code'; readonly place: number }
  | { readonly kind: 'wrong-code' };

/** How a call was answered. */
export type Answer =
  | { readonly kind: 'accepted'; readonly failuresSinceLastSuccess: number; readonly recoveryCodesLeft: number }
  | { readonly kind: 'refused'; readonly reason: string }
  /** It threw, which denies: with the `code` of its `WatchwordError`, or the name of another error. */
  | { readonly kind: 'threw'; readonly code: string }
  /** The process was killed before it answered. */
  | { readonly kind: 'unknown' };

/** One call of `verify`. */
export interface RecordedCall {
  /** Its own: the call's events carry it as their `context.userAgent`. */
  readonly id: string;
  readonly round: number;
  readonly process: number;
  readonly presented: Presented;
  readonly answer: Answer;
}

/** All that was asked and answered about one user, and what the store kept of it. */
export interface RecordedUser {
  readonly userId: string;
  readonly calls: readonly RecordedCall[];
  /** As `history` gives them: newest first. */
  readonly events: readonly StoredSecurityEvent[];
  /** The step of the code that linked the device, which is spent by that. */
  readonly enrolledStep: number;
  /** How many recovery codes there were at first. */
  readonly recoveryCodes: number;
}

/** What {@link checkHistory} judges. */
export interface RecordedHistory {
  readonly users: readonly RecordedUser[];
}
