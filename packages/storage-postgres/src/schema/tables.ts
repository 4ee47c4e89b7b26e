import { WatchwordError } from '@watchword/core/storage';

/** Where the tables are. */
export interface TableOptions {
  /** The schema; default is whatever the `search_path` of the role finds first. It must exist. */
  readonly schema?: string;
  /** What the names of the tables begin with; default `watchword_`. */
  readonly prefix?: string;
}

/** The names of the tables, quoted. */
export interface Tables {
  readonly account: string;
  readonly event: string;
  readonly version: string;
  /** An index, which is in the schema of its table. */
  readonly eventByTime: string;
}

/** @throws `misuse` unless schema and prefix are plain names */
export function tablesOf({ schema, prefix = 'watchword_' }: TableOptions): Tables {
  assertName('schema', schema ?? 'public', 63);
  // Room for the longest name that follows: PostgreSQL cuts names at 63 bytes, and two could become one.
  assertName('prefix', prefix, 40);
  const place = schema === undefined ? '' : `"${schema}".`;
  return {
    account: `${place}"${prefix}account"`,
    event: `${place}"${prefix}event"`,
    version: `${place}"${prefix}schema"`,
    eventByTime: `"${prefix}event_by_time"`,
  };
}

/** Nothing else gets into a statement, and no quoting has to be right. */
function assertName(what: string, name: unknown, longest: number): void {
  if (typeof name === 'string' && name.length <= longest && /^[a-z_][a-z0-9_]*$/.test(name)) return;
  throw new WatchwordError(
    'misuse',
    `${what} must be at most ${longest} lower-case letters, digits and underscores, and begin with no digit.`,
  );
}
