/**
 * What an adapter needs: the contract, and the error to reject with when a store fails.
 * @module
 */
export { WatchwordError, type WatchwordErrorCode, type WatchwordErrorOptions } from './errors.ts';
export type { Change, Cursor, Page, Revision, Storage, StoredAccount, StoredEvent } from './storage/contract.ts';
