import type { Storage } from '@watchword/core/storage';

/** A new and empty store, for one test. */
export interface Store {
  /** A connection of its own to the store, such as another process would have. */
  connect(): Promise<Storage>;
  /** Closes every connection and removes the store. */
  remove(): Promise<void>;
}

/** How the suite gets a store: each test asks for a new one, which is empty and ready for use. */
export type MakeStore<S extends Store = Store> = () => Promise<S>;

/**
 * A connection that the suite may break, such as one through a proxy between the driver and the server. Breaking it ends the
 * connections that there are; those that the driver opens later work.
 */
export interface Cuttable {
  readonly storage: Storage;
  /** Ends the connection now, in both directions. What was sent may have arrived or not. */
  cut(): void | Promise<void>;
  /**
   * The next commit still arrives, and its connection ends in place of the reply that would tell so. Of a commit in several
   * exchanges that is the reply to the last one.
   */
  loseReplies(): void | Promise<void>;
}
