import { DatabaseSync } from 'node:sqlite';
import { sqliteStorage } from '@watchword/storage-sqlite';
import { targets } from '../../targets/targets.ts';
import type { OpenStore, RawRow, RawStore, RawWrite } from './open-store.ts';

const fillAccounts = `
  WITH RECURSIVE place (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM place WHERE n + 1 < ?1)
  INSERT INTO watchword_account (user_id, revision, account)
  SELECT printf('user-%09d', n * ?2), revision, account
  FROM place, (SELECT revision, account FROM watchword_account LIMIT 1)
  WHERE true ON CONFLICT DO NOTHING`;
const fillEvents = `
  WITH RECURSIVE place (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < ?1)
  INSERT INTO watchword_event (user_id, at, event)
  SELECT a.user_id, e.at, e.event
  FROM watchword_account AS a, (SELECT at, event FROM watchword_event LIMIT 1) AS e, place`;

/** SQLite with synchronous = FULL: each commit waits for the disk. */
export async function openSqlite(): Promise<OpenStore> {
  const target = await targets.sqlite();
  const storage = sqliteStorage({ path: target.where });
  const [database, rival] = [open(target.where), open(target.where)];
  const close = async () => {
    await storage.close();
    database.close();
    rival.close();
  };
  return {
    storage,
    raw: { raw: grouped(database), 'raw, one by one': oneByOne(database) },
    betterAuth: rival,
    filler: {
      accounts: async (count, stride) => database.prepare(fillAccounts).run(count, stride),
      events: async (each) => database.prepare(fillEvents).run(each),
    },
    end: () => close().then(target.end),
  };
}

function open(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  return database;
}

/** Whoever writes in one turn of the event loop shares a transaction, and with it one wait for the disk. */
function grouped(database: DatabaseSync): RawStore {
  const statements = prepare(database);
  let waiting: { readonly change: RawWrite; readonly resolve: (done: boolean) => void }[] = [];
  const flush = () => {
    const group = waiting;
    waiting = [];
    database.exec('BEGIN IMMEDIATE');
    const done = group.map(({ change }) => statements.write(change));
    database.exec('COMMIT');
    for (const [place, { resolve }] of group.entries()) resolve(done[place] === true);
  };
  return {
    read: async (userId) => statements.read(userId),
    write: (change) =>
      new Promise((resolve) => {
        if (waiting.push({ change, resolve }) === 1) setImmediate(flush);
      }),
  };
}

/** A transaction and a wait for the disk for each. */
function oneByOne(database: DatabaseSync): RawStore {
  const statements = prepare(database);
  return {
    read: async (userId) => statements.read(userId),
    async write(change) {
      database.exec('BEGIN IMMEDIATE');
      const done = statements.write(change);
      database.exec('COMMIT');
      return done;
    },
  };
}

function prepare(database: DatabaseSync) {
  const select = database.prepare('SELECT revision, account FROM watchword_account WHERE user_id = ?');
  const update = database.prepare(
    'UPDATE watchword_account SET revision = ?, account = ? WHERE user_id = ? AND revision = ?',
  );
  const insert = database.prepare('INSERT INTO watchword_event (user_id, at, event) VALUES (?, ?, ?)');
  return {
    read: (userId: string) => select.get(userId) as unknown as RawRow,
    write({ userId, expected, next, account, at, event }: RawWrite): boolean {
      if (update.run(next, account, userId, expected).changes !== 1) return false;
      insert.run(userId, at, event);
      return true;
    },
  };
}
