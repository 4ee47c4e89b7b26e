export type { VirtualAccount } from './authenticator/virtual-account.ts';
export {
  type TypedAccount,
  type VirtualAuthenticator,
  type VirtualAuthenticatorOptions,
  virtualAuthenticator,
} from './authenticator/virtual-authenticator.ts';
export { type TestClock, testClock } from './clock/test-clock.ts';
export { change, commit, eventsFrom, revision, wholeHistory, wholeList } from './contract/changes.ts';
export type { Sizes, StorageContractOptions } from './contract/options.ts';
export type { Runner } from './contract/runner.ts';
export { storageContract } from './contract/storage-contract.ts';
export type { Cuttable, MakeStore, Store } from './contract/store.ts';
export { checkHistory } from './hammer/check/check-history.ts';
export type { Rule, Violation } from './hammer/check/violation.ts';
export { hammer } from './hammer/hammer.ts';
export type { HammerOptions, HammerProgress } from './hammer/options.ts';
export type { Answer, Presented, RecordedCall, RecordedHistory, RecordedUser } from './hammer/recorded.ts';
export type { HammerReport } from './hammer/report.ts';
