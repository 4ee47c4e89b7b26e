/** 120 random bits in base64url, minted by core for each commit and never used again. */
export type Revision = string;

/**
 * Where a page ended. Opaque: only the storage that made it reads it. Hosts pass cursors through addresses, so one may be
 * made up: it is refused with `misuse`, or leads somewhere among what its query may see.
 */
export type Cursor = string;

/**
 * One page of a longer list: at most `limit` items, and at most 1000 whatever `limit` says. `next` is absent on the last page.
 * A `limit` that is no whole number of 1 or more is refused with `misuse`.
 */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: Cursor;
}

/** An account as a storage keeps it: text that only core reads, and the revision it was committed under. */
export interface StoredAccount {
  readonly revision: Revision;
  readonly account: string;
}

/** An event as a storage keeps it. `at` is in milliseconds since the Unix epoch; `event` is text that only core reads. */
export interface StoredEvent {
  readonly at: number;
  readonly event: string;
}

/** What one commit changes, all of it or nothing. */
export interface Change {
  readonly userId: string;
  /** The revision that the decision was made on; `null` if there was no account. */
  readonly expected: Revision | null;
  readonly next: Revision;
  /** The new account; `null` erases the user, events included. */
  readonly account: string | null;
  readonly events: readonly StoredEvent[];
  /** Events of this user from before this time (milliseconds since the Unix epoch) are dropped in the same commit. */
  readonly keepSince: number;
}

/**
 * The four methods that a store must offer. A store keeps text and compares revisions; every security decision is core's.
 *
 * User ids are 1–255 bytes of well-formed UTF-8 and are compared byte for byte: never folded by case, accent or trailing
 * space. Account and event texts are JSON and may hold any escape, `\u0000` and lone surrogates included.
 */
export interface Storage {
  /** The account and its revision, or `undefined` if there is none. Always a fresh read of the primary. */
  load(userId: string): Promise<StoredAccount | undefined>;

  /**
   * Atomically and durably: if the stored revision is still `expected`, replace the account, append the events and drop
   * this user's events older than `keepSince`.
   *
   * @returns `true` once that is durable, and also if the stored revision already is `next` (the same commit, sent
   * again); `false` if nothing was written and the caller has to load again, which may be spurious.
   * @throws whenever the outcome is unknown. Never guess: core denies on a rejection.
   */
  commit(change: Change): Promise<boolean>;

  /** The events of one user, newest first; `before` continues after an earlier page. */
  history(query: { readonly userId: string; readonly before?: Cursor; readonly limit: number }): Promise<Page<string>>;

  /** The ids of all users with an account, in a stable order; `after` continues after an earlier page. */
  list(query: { readonly after?: Cursor; readonly limit: number }): Promise<Page<string>>;
}
