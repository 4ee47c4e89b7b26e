export type { Algorithm, CodeParameters } from './account/account.ts';
export type { AuthorizedBy, ByOperator } from './decisions/authorize.ts';
export type { BeginDecision } from './decisions/begin-enrollment.ts';
export type { AuthorizationRequired, NotFound } from './decisions/change.ts';
export type { ClockSkew } from './decisions/clock-skew.ts';
export type { ConfirmRefusal, WrongFirstCode } from './decisions/confirm-enrollment.ts';
export type { DeviceSummary } from './decisions/device-summary.ts';
export type { EraseResult } from './decisions/erase.ts';
export type { RenameDecision } from './decisions/rename-device.ts';
export type { AcceptedCode, VerifyRefusal } from './decisions/verify.ts';
export { WatchwordError, type WatchwordErrorCode, type WatchwordErrorOptions } from './errors.ts';
export type { EventContext } from './events/context.ts';
export type {
  Authorizable,
  ErasedEvent,
  EventBase,
  RefusedEvent,
  RefusedReason,
  SecurityEvent,
  StoredSecurityEvent,
} from './events/security-event.ts';
export type { WatchwordOptions } from './options/options.ts';
export type { Policy, Window } from './options/policy.ts';
export type { Prerequisite, PrerequisiteState, User } from './options/prerequisite.ts';
export type { Authorization } from './proofs/authorization.ts';
export { type Operator, type OperatorInput, operator } from './proofs/operator.ts';
export type { ProofMethod } from './proofs/proof.ts';
export { generateKey } from './sealing/key-text.ts';
export { type Keyring, keyring } from './sealing/keyring.ts';
export type { Keys, Signature, SigningPurpose } from './sealing/keys.ts';
export type { Change, Cursor, Page, Revision, Storage, StoredAccount, StoredEvent } from './storage/contract.ts';
export { type MemoryStorageOptions, memoryStorage } from './storage/memory-storage.ts';
export type { BeginEnrollmentInput, BeginEnrollmentResult } from './verbs/begin-enrollment.ts';
export type { ConfirmEnrollmentInput, ConfirmEnrollmentResult } from './verbs/confirm-enrollment.ts';
export type { Eligibility, EligibilityInput } from './verbs/eligibility.ts';
export type { History, HistoryInput } from './verbs/history.ts';
export type { InvalidName } from './verbs/invalid-name.ts';
export type { ChangeInput } from './verbs/open-change.ts';
export type {
  Proven,
  ReadProofInput,
  ReadProofResult,
  RequireProofInput,
  RequireProofResult,
} from './verbs/proofs.ts';
export type { RegenerateRecoveryCodesResult } from './verbs/regenerate-recovery-codes.ts';
export type { RemoveDeviceInput, RemoveDeviceResult } from './verbs/remove-device.ts';
export type { RenameDeviceInput, RenameDeviceResult } from './verbs/rename-device.ts';
export type { ResetResult } from './verbs/reset.ts';
export type { RotateKeysInput, RotationProgress } from './verbs/rotate-keys.ts';
export type { PendingSummary, Status, StatusInput } from './verbs/status.ts';
export type { VerifyInput, VerifyResult, VerifySuccess } from './verbs/verify.ts';
export { createWatchword, type Watchword } from './watchword.ts';
