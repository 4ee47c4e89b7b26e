import { WatchwordError } from '@watchword/core/storage';

/** Where the tables are, in the database of the connection. */
export interface TableOptions {
  /** What the names of the tables begin with; default `watchword_`. Lower-case letters, digits and underscores. */
  readonly prefix?: string;
}

/** The names of the tables. None needs quotes. */
export interface Tables {
  readonly account: string;
  readonly event: string;
  readonly version: string;
}

/**
 * Nothing but a plain name gets into a statement. Upper case is refused because some servers fold it and others do not.
 *
 * @throws `misuse`
 */
export function tablesOf({ prefix = 'watchword_' }: TableOptions): Tables {
  if (typeof prefix !== 'string' || !/^[a-z_][a-z0-9_]{0,39}$/.test(prefix)) {
    throw new WatchwordError(
      'misuse',
      'prefix must be 1 to 40 lower-case letters, digits and underscores, and begin with no digit.',
    );
  }
  return { account: `${prefix}account`, event: `${prefix}event`, version: `${prefix}schema` };
}
