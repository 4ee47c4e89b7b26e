import type { DeviceSummary } from './verify.ts';

/** What may be shown of a user's second factor. Times are milliseconds since the Unix epoch. */
export interface Status {
  readonly devices: readonly DeviceSummary[];
  /** An enrollment that waits for its first code and has not expired. */
  readonly pending?: { readonly enrollmentId: string; readonly name: string; readonly expiresAt: number };
  /** Until then codes are not evaluated. */
  readonly retryAt?: number;
  /** True after too many wrong codes: the devices no longer open anything. */
  readonly disabled: boolean;
}
