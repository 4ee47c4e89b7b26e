/** The version of {@link sqliteSchema}, kept in a table of its own: `PRAGMA user_version` belongs to the host. */
export const schemaVersion = 1;

/**
 * The tables, as {@link SqliteStorage.migrate} makes them; for those who would rather run it with their own migrations.
 *
 * `user_id` has SQLite's default collation BINARY: ids are compared byte for byte (A14). Event ids rise and are never used
 * again, so that a page of history ends at the same place whatever is added or dropped meanwhile. The second index is for
 * dropping old events, which every commit does.
 */
export const sqliteSchema = `
CREATE TABLE IF NOT EXISTS watchword_account (
  user_id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL,
  account TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS watchword_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  event TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS watchword_event_by_id ON watchword_event (user_id, id);
CREATE INDEX IF NOT EXISTS watchword_event_by_time ON watchword_event (user_id, at);

CREATE TABLE IF NOT EXISTS watchword_schema (version INTEGER NOT NULL PRIMARY KEY) STRICT;
INSERT OR IGNORE INTO watchword_schema (version) VALUES (${schemaVersion});
`;
