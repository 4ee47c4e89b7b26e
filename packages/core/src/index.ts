export type { Algorithm, CodeParameters } from './account/account.ts';
export type { BeginDecision } from './decisions/begin-enrollment.ts';
export type { ClockSkew } from './decisions/clock-skew.ts';
export type { ConfirmDecision, ConfirmRefusal } from './decisions/confirm-enrollment.ts';
export type { DeviceSummary } from './decisions/device-summary.ts';
export type { VerifyResult } from './decisions/verify.ts';
export { WatchwordError, type WatchwordErrorCode, type WatchwordErrorOptions } from './errors.ts';
export type { EventContext } from './events/context.ts';
export type {
  EventBase,
  RefusedEvent,
  RefusedReason,
  SecurityEvent,
  StoredSecurityEvent,
} from './events/security-event.ts';
export type { WatchwordOptions } from './options/options.ts';
export type { Policy, Window } from './options/policy.ts';
export type { Prerequisite, PrerequisiteState, User } from './options/prerequisite.ts';
export { generateKey } from './sealing/key-text.ts';
export { type Keyring, keyring } from './sealing/keyring.ts';
export type { Change, Cursor, Page, Revision, Storage, StoredAccount, StoredEvent } from './storage/contract.ts';
export { type MemoryStorageOptions, memoryStorage } from './storage/memory-storage.ts';
export type { BeginEnrollmentInput, BeginEnrollmentResult, InvalidName } from './verbs/begin-enrollment.ts';
export type { ConfirmEnrollmentInput, ConfirmEnrollmentResult } from './verbs/confirm-enrollment.ts';
export type { Eligibility, EligibilityInput } from './verbs/eligibility.ts';
export type { PendingSummary, Status, StatusInput } from './verbs/status.ts';
export type { VerifyInput } from './verbs/verify.ts';
export { createWatchword, type Watchword } from './watchword.ts';
