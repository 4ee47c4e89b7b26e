import type { Storage } from '@watchword/core';
import type { Database } from '../../rivals/instance.ts';

/** A row as the raw loop reads it. */
export interface RawRow {
  readonly revision: string;
  readonly account: string;
}

/**
 * The least that anybody could do for a code that counts once: one read, and one durable write of the account and an event,
 * if nobody else wrote meanwhile. By the same driver, on the same tables, and with no thought of a second factor.
 */
export interface RawStore {
  /** Makes an account; absent where it reads and writes those of the storage. */
  readonly seed?: (userId: string, row: RawRow) => Promise<unknown>;
  readonly read: (userId: string) => Promise<RawRow>;
  /** True if it was written. */
  readonly write: (write: RawWrite) => Promise<boolean>;
}

/** What the raw loop writes: the account that it read, and an event. */
export interface RawWrite {
  readonly userId: string;
  readonly expected: string;
  readonly next: string;
  readonly account: string;
  readonly at: number;
  readonly event: string;
}

/** A store that was made for the benchmark. */
export interface OpenStore {
  readonly storage: Storage;
  /** The raw loops by their names; the first is what the store is compared with. Memory has none. */
  readonly raw: Readonly<Record<string, RawStore>>;
  /** What better-auth is given; absent if it has no adapter for this store. */
  readonly betterAuth?: Database;
  /** Fills it by SQL, past the storage; absent where growth is not measured. */
  readonly filler?: Filler;
  readonly end: () => Promise<unknown>;
}

/** Makes a store as big as years would. */
export interface Filler {
  /** Copies an account for users `user-000000000` to `user-…` with numbers so far apart, where there is none yet. */
  readonly accounts: (count: number, stride: number) => Promise<unknown>;
  /** Copies an event, so often for each account. */
  readonly events: (each: number) => Promise<unknown>;
}
