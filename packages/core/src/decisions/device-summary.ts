import type { Device } from '../account/account.ts';

/** A linked device, as far as it may be shown. Times are milliseconds since the Unix epoch. */
export interface DeviceSummary {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  /** Absent until the device is first used to sign in. */
  readonly lastUsedAt?: number;
}

/** Everything of a device but its secret and its guard. */
export function summaryOf({ id, name, createdAt, lastUsedAt }: Device): DeviceSummary {
  return { id, name, createdAt, ...(lastUsedAt !== undefined && { lastUsedAt }) };
}
