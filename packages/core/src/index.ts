export type { Account } from './account/account.ts';
export { WatchwordError, type WatchwordErrorCode, type WatchwordErrorOptions } from './errors.ts';
export type { Watchword } from './watchword.ts';
