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
