import { checkKeys, type KnownKeys, WatchwordError } from '@watchword/core/storage';
import type { Cuttable, Store } from './store.ts';

/** How large the suite is. */
export interface Sizes {
  /** How often each race is run; default 200. A race that goes wrong once in twenty is missed by a dozen rounds. */
  readonly rounds: number;
  /** How many commits race in each round; default 50. */
  readonly racers: number;
  /** The largest account that is stored, in bytes; default 1 MiB. Core's own, with five devices, has about 3 KB. */
  readonly largestAccountBytes: number;
  /** The most events that are appended by one commit; default 2500. Core's own commits bring a handful. */
  readonly mostEvents: number;
  /** The time limit of each test, in milliseconds; default 120,000. */
  readonly timeoutMs: number;
}

/** Options of {@link storageContract}: what a store that cannot do more may lower, and what it lets the suite break. */
export interface StorageContractOptions<S extends Store = Store> extends Partial<Sizes> {
  /**
   * Makes a connection that the suite may cut in the middle of commits. Without it, what the adapter answers when it cannot
   * know the outcome is left untested.
   */
  readonly connectCuttable?: (store: S) => Promise<Cuttable>;
}

const defaults: Sizes = {
  rounds: 200,
  racers: 50,
  largestAccountBytes: 2 ** 20,
  mostEvents: 2500,
  timeoutMs: 120_000,
};

const known: KnownKeys<StorageContractOptions> = {
  rounds: true,
  racers: true,
  largestAccountBytes: true,
  mostEvents: true,
  timeoutMs: true,
  connectCuttable: true,
};

/** @throws `misuse`, `unknown-option` */
export function sizesOf<S extends Store>(options: StorageContractOptions<S>): Sizes {
  checkKeys<StorageContractOptions<S>>(options, known, 'the options of storageContract');
  const { connectCuttable: _, ...given } = options;
  const sizes = { ...defaults, ...given };
  for (const [name, size] of Object.entries(sizes)) assertSize(name, size);
  return sizes;
}

function assertSize(name: string, size: unknown): void {
  if (typeof size === 'number' && Number.isSafeInteger(size) && size >= 1) return;
  throw new WatchwordError('misuse', `${name} must be a whole number of 1 or more.`);
}
