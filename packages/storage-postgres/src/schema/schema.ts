import { checkKeys } from '@watchword/core/storage';
import { type TableOptions, type Tables, tablesOf } from './tables.ts';

/** The version of {@link postgresSchema}. */
export const schemaVersion = 1;

/**
 * The tables as SQL, as {@link PostgresStorage.migrate} makes them; for those who would rather run it with their own
 * migrations.
 *
 * The collation "C" compares ids byte for byte, whatever the database does elsewhere (A14). Texts are `text` and not `jsonb`,
 * which has no place for `\u0000`: a device name with one would make every commit fail. Event ids rise and are never used
 * again, so that a page of history ends at the same place whatever is added or dropped meanwhile. The index is for dropping
 * old events, which every commit does.
 *
 * @throws `WatchwordError` `misuse`, `unknown-option`
 */
export function postgresSchema(options: TableOptions = {}): string {
  checkKeys<TableOptions>(options, { schema: true, prefix: true }, 'postgresSchema');
  return schemaOf(tablesOf(options));
}

/** The same, of tables whose names are checked. */
export function schemaOf({ account, event, eventByTime, version }: Tables): string {
  return `
CREATE TABLE IF NOT EXISTS ${account} (
  user_id text COLLATE "C" NOT NULL PRIMARY KEY,
  revision text NOT NULL,
  account text NOT NULL
);

CREATE TABLE IF NOT EXISTS ${event} (
  user_id text COLLATE "C" NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  at bigint NOT NULL,
  event text NOT NULL,
  PRIMARY KEY (user_id, id)
);
CREATE INDEX IF NOT EXISTS ${eventByTime} ON ${event} (user_id, at);

CREATE TABLE IF NOT EXISTS ${version} (version integer NOT NULL PRIMARY KEY);
INSERT INTO ${version} (version) VALUES (${schemaVersion}) ON CONFLICT DO NOTHING;
`;
}
