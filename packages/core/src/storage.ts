/**
 * What an adapter needs: the contract, the error to reject with when a store fails, the check of its options, and what its
 * pages are made with.
 * @module
 */
export { WatchwordError, type WatchwordErrorCode, type WatchwordErrorOptions } from './errors.ts';
export { checkKeys, type KnownKeys } from './options/check-keys.ts';
export type { Change, Cursor, Page, Revision, Storage, StoredAccount, StoredEvent } from './storage/contract.ts';
export { eventCursor, userCursor } from './storage/cursors.ts';
export { pageOf, pageSize } from './storage/page.ts';
