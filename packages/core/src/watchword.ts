import type { VerifyResult } from './decisions/verify.ts';
import { parseOptions, type WatchwordOptions } from './options/options.ts';
import type { User } from './options/prerequisite.ts';
import { Lanes } from './storage/lanes.ts';
import { type BeginEnrollmentInput, type BeginEnrollmentResult, beginEnrollment } from './verbs/begin-enrollment.ts';
import {
  type ConfirmEnrollmentInput,
  type ConfirmEnrollmentResult,
  confirmEnrollment,
} from './verbs/confirm-enrollment.ts';
import type { Context } from './verbs/decide-in-lane.ts';
import { type Eligibility, type EligibilityInput, eligibility } from './verbs/eligibility.ts';
import { type Status, type StatusInput, status } from './verbs/status.ts';
import { type VerifyInput, verify } from './verbs/verify.ts';

/**
 * The second factor of an application's users. Whatever a user or an attacker can cause is answered; misuse and failing
 * infrastructure throw a {@link WatchwordError}, and a throw always means: deny.
 */
export interface Watchword<U extends User = User> {
  /** Runs the prerequisites for a user. No store is asked. */
  eligibility(input: EligibilityInput<U>): Promise<Eligibility>;

  /** Makes a new secret and keeps it as pending for ten minutes. It replaces a pending one, never a linked device (A26). */
  beginEnrollment(input: BeginEnrollmentInput<U>): Promise<BeginEnrollmentResult>;

  /** Links the device once its first code is right. That code is spent with it (A4). */
  confirmEnrollment(input: ConfirmEnrollmentInput<U>): Promise<ConfirmEnrollmentResult>;

  /**
   * Accepts the code of one of the user's devices, once, or says why not. What it answers is durable before it is given
   * (T9).
   *
   * @throws {@link WatchwordError} `storage`, `contention`, `clock`, `corrupt-account`, `newer-schema`, `unknown-key`
   */
  verify(input: VerifyInput): Promise<VerifyResult>;

  /** What may be shown to the user and to the support desk. Nothing in it is secret. */
  status(input: StatusInput): Promise<Status>;
}

/**
 * Makes a {@link Watchword}. It does no work until it is asked something.
 *
 * @throws {@link WatchwordError} `misuse`, `unknown-option`
 *
 * @example
 * ```ts
 * import { createWatchword, generateKey, keyring, memoryStorage } from '@watchword/core';
 *
 * const watchword = createWatchword({ issuer: 'My HPC', storage: memoryStorage(), keys: keyring(generateKey()) });
 * const result = await watchword.verify({ userId: '42', code: '123 456' });
 * console.log(result.ok ? 'welcome' : result.reason);
 * ```
 */
export function createWatchword<U extends User = User>(options: WatchwordOptions<U>): Watchword<U> {
  const config = parseOptions(options);
  const context: Context<U> = { config, lanes: new Lanes() };
  return {
    eligibility: (input) => eligibility(config.prerequisites, input),
    beginEnrollment: (input) => beginEnrollment(context, input),
    confirmEnrollment: (input) => confirmEnrollment(context, input),
    verify: (input) => verify(context, input),
    status: (input) => status(config, input),
  };
}
