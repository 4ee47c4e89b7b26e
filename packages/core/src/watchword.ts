import type { EraseResult } from './decisions/erase.ts';
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
import { erase } from './verbs/erase.ts';
import { type History, type HistoryInput, history } from './verbs/history.ts';
import type { ChangeInput } from './verbs/open-change.ts';
import {
  type ReadProofInput,
  type ReadProofResult,
  type RequireProofInput,
  type RequireProofResult,
  readProof,
  requireProof,
} from './verbs/proofs.ts';
import { type RegenerateRecoveryCodesResult, regenerateRecoveryCodes } from './verbs/regenerate-recovery-codes.ts';
import { type RemoveDeviceInput, type RemoveDeviceResult, removeDevice } from './verbs/remove-device.ts';
import { type RenameDeviceInput, type RenameDeviceResult, renameDevice } from './verbs/rename-device.ts';
import { type ResetResult, reset } from './verbs/reset.ts';
import { type RotateKeysInput, type RotationProgress, rotateKeys } from './verbs/rotate-keys.ts';
import { type Status, type StatusInput, status } from './verbs/status.ts';
import { type VerifyInput, type VerifyResult, verify } from './verbs/verify.ts';

/**
 * The second factor of an application's users. Whatever a user or an attacker can cause is answered; misuse and failing
 * infrastructure throw a {@link WatchwordError}, and a throw always means: deny.
 */
export interface Watchword<U extends User = User> {
  /** What authenticator apps show, as it was given. */
  readonly issuer: string;

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

  /**
   * Whether a proof holds: its signature, age, user, session, and that the set of factors is still the one that it was made
   * with. One read of the store.
   */
  requireProof(input: RequireProofInput): Promise<RequireProofResult>;

  /** What a proof says, without asking the store: so it cannot know that the factors have changed since, nor judges age. */
  readProof(input: ReadProofInput): Promise<ReadProofResult>;

  /** What may be shown to the user and to the support desk. Nothing in it is secret. */
  status(input: StatusInput): Promise<Status>;

  /** Gives a device another name. Opened by a fresh proof. */
  renameDevice(input: RenameDeviceInput): Promise<RenameDeviceResult>;

  /**
   * Unlinks a device; with the last one the recovery codes go. Every earlier proof ends, and a new one is answered. Opened
   * by a fresh proof or an operator (A29).
   */
  removeDevice(input: RemoveDeviceInput): Promise<RemoveDeviceResult>;

  /** Replaces all recovery codes. Opened by a fresh proof, never by an operator (A15, N19). */
  regenerateRecoveryCodes(input: ChangeInput): Promise<RegenerateRecoveryCodesResult>;

  /** Takes every factor of a user away and answers a ticket for a new first device. Opened by an {@link operator} only. */
  reset(input: ChangeInput): Promise<ResetResult>;

  /** Deletes what is kept of a user, history included. Opened by a fresh proof or an operator. */
  erase(input: ChangeInput): Promise<EraseResult>;

  /** The durable security events of a user, newest first (N15). */
  history(input: HistoryInput): Promise<History>;

  /**
   * Seals every secret anew under the first key. It may be stopped and begun again, and everybody may verify meanwhile; an
   * account that cannot be opened is reported and stops no other.
   */
  rotateKeys(input?: RotateKeysInput): Promise<RotationProgress>;
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
    issuer: config.issuer,
    eligibility: (input) => eligibility(config.prerequisites, input),
    beginEnrollment: (input) => beginEnrollment(context, input),
    confirmEnrollment: (input) => confirmEnrollment(context, input),
    verify: (input) => verify(context, input),
    requireProof: (input) => requireProof(config, input),
    readProof: (input) => readProof(config, input),
    status: (input) => status(config, input),
    renameDevice: (input) => renameDevice(context, input),
    removeDevice: (input) => removeDevice(context, input),
    regenerateRecoveryCodes: (input) => regenerateRecoveryCodes(context, input),
    reset: (input) => reset(context, input),
    erase: (input) => erase(context, input),
    history: (input) => history(config, input),
    rotateKeys: (input) => rotateKeys(context, input),
  };
}
