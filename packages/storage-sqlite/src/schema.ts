/** Kept in `PRAGMA user_version`. */
export const schemaVersion = 1;

/**
 * The tables, for those who run their own migrations; set `PRAGMA user_version = 1` with them.
 *
 * `user_id` has SQLite's default BINARY collation: ids are compared byte for byte. Event ids rise and are never reused, so
 * that a page of history ends at the same place whatever is added or trimmed meanwhile.
 */
export const sqliteSchema = `
CREATE TABLE IF NOT EXISTS watchword_account (
  user_id TEXT PRIMARY KEY,
  revision TEXT NOT NULL,
  account TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS watchword_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  event TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS watchword_event_of_user ON watchword_event (user_id, id);
`;
