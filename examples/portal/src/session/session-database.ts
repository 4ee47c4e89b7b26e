import { createHash, randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { SetupError } from '@watchword-examples/centre';

const idleMilliseconds = 30 * 60_000;
const overallMilliseconds = 12 * 3_600_000;
const touchEvery = 60_000;

// An ended session keeps its row, without data, until its time is over: a slow request that still holds the old session
// must not bring it back to life by saving it after the sign-out.
const schema = `
  PRAGMA busy_timeout = 2000;
  PRAGMA journal_mode = WAL;
  PRAGMA secure_delete = ON;
  CREATE TABLE IF NOT EXISTS session (
    id_hash TEXT PRIMARY KEY,
    data TEXT,
    idle_at INTEGER NOT NULL,
    over_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS session_idle_at ON session (idle_at);
  CREATE TABLE IF NOT EXISTS cookie_secret (secret TEXT NOT NULL) STRICT;
  PRAGMA busy_timeout = 250;
`;

/** Where sessions are kept, so that a restart signs nobody out. */
export interface SessionDatabase {
  /**
   * What express-session signs its cookie with. Ids are 192 random bits and checked here: nothing rests on the
   * signature.
   */
  readonly cookieSecret: string;
  /** The session's data, unless it is over: 30 minutes after its last use, or 12 hours after its beginning (N25). */
  read(id: string): string | undefined;
  /** Does nothing if the session has ended. */
  write(id: string, data: string): void;
  /** Marks the session as used now, at most once a minute. */
  touch(id: string): void;
  end(id: string): void;
  close(): void;
}

/** @throws {SetupError} if the file cannot be opened */
export function openSessions(path: string, clock: () => number): SessionDatabase {
  const database = open(path);
  const read = database.prepare('SELECT data FROM session WHERE id_hash = $id AND $now < min(idle_at, over_at)');
  const write = database.prepare(
    `INSERT INTO session VALUES ($id, $data, $idle, $over)
     ON CONFLICT (id_hash) DO UPDATE SET data = excluded.data, idle_at = excluded.idle_at WHERE data IS NOT NULL`,
  );
  const touch = database.prepare(
    'UPDATE session SET idle_at = $idle WHERE id_hash = $id AND data IS NOT NULL AND idle_at < $idle - $every',
  );
  const end = database.prepare('UPDATE session SET data = NULL WHERE id_hash = ?');
  const forget = database.prepare('DELETE FROM session WHERE idle_at <= $now OR over_at <= $now');
  return {
    cookieSecret: cookieSecretOf(database),
    read: (id) => textOf(read.get({ id: hash(id), now: clock() })?.['data']),
    write(id, data) {
      const now = clock();
      forget.run({ now });
      write.run({ id: hash(id), data, idle: now + idleMilliseconds, over: now + overallMilliseconds });
    },
    touch: (id) => void touch.run({ id: hash(id), idle: clock() + idleMilliseconds, every: touchEvery }),
    end: (id) => void end.run(hash(id)),
    close: () => database.close(),
  };
}

function open(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path);
    database.exec(schema);
    return database;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown error';
    const advice = 'It holds nothing but sign-ins: check that its folder may be written to, or move the file away.';
    throw new SetupError(`The sessions' database ${path} cannot be opened: ${reason}. ${advice}`, { cause: error });
  }
}

function cookieSecretOf(database: DatabaseSync): string {
  database
    .prepare('INSERT INTO cookie_secret SELECT ? WHERE NOT EXISTS (SELECT 1 FROM cookie_secret)')
    .run(randomBytes(32).toString('base64url'));
  return textOf(database.prepare('SELECT secret FROM cookie_secret').get()?.['secret']) ?? '';
}

/** Whoever reads the file, or a backup of it, gets no id that opens a session. */
function hash(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
