import { commit, wholeHistory } from '@watchword/testkit';
import { everyCall, failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import { sqliteSchema, sqliteStorage } from '../src/index.ts';
import { drivers } from './support/drivers.ts';
import { hosted, pragma } from './support/hosted.ts';
import { temporaryFile } from './support/temporary-folder.ts';

describe.each(drivers)('the tables, on $driver', ({ open }) => {
  /** A database that another application has already begun to use. */
  function hostDatabase(sql = 'CREATE TABLE host (id INTEGER PRIMARY KEY); PRAGMA user_version = 42') {
    const path = temporaryFile();
    const database = open(path);
    database.exec(sql);
    database.close();
    return path;
  }

  it('are not made unasked in a database that holds something: the error says what to call', async () => {
    const path = hostDatabase();
    const { database, storage } = hosted(open, path);
    for (const call of everyCall(storage)) {
      const failure = await failureOf(call);
      expect(failure).toMatchObject({ code: 'storage', retryable: false });
      expect(failure.message).toBe(
        `The database ${path} has no Watchword tables yet. Call migrate() of the storage once at each start.`,
      );
    }
    expect(database.prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'watchword%'").all()).toEqual([]);
    await storage.migrate();
    await commit(storage);
  });

  it('leave the host’s tables and its user_version alone, and keep what they hold when made again', async () => {
    const { database, storage } = hosted(open, hostDatabase());
    await storage.migrate();
    const { next } = await commit(storage, { events: [{ at: 1, event: 'kept' }] });
    await Promise.all([storage.migrate(), storage.migrate(), storage.migrate()]);
    expect((await storage.load('alice'))?.revision).toBe(next);
    expect(await wholeHistory(storage)).toEqual(['kept']);
    expect(pragma(database, 'user_version')).toBe(42);
  });

  it('may be made by the host’s own migrations', async () => {
    const { storage } = hosted(open, hostDatabase(`CREATE TABLE host (id INTEGER); ${sqliteSchema}`));
    const { next } = await commit(storage);
    expect((await storage.load('alice'))?.revision).toBe(next);
  });

  it('may be made by another process in the meantime', async () => {
    const path = hostDatabase();
    const [first, second] = [hosted(open, path), hosted(open, path)];
    expect((await failureOf(() => first.storage.load('alice'))).code).toBe('storage');
    await second.storage.migrate();
    expect(await first.storage.load('alice')).toBeUndefined();
  });

  it('of a newer version are refused at once, and left alone', async () => {
    const path = hostDatabase(`${sqliteSchema} INSERT INTO watchword_schema VALUES (2)`);
    const database = open(path);
    const failure = await failureOf(() => sqliteStorage({ database }));
    expect(failure.code).toBe('newer-schema');
    expect(failure.message).toBe(
      `The database ${path} has tables of version 2, and this @watchword/storage-sqlite knows version 1. Update the package.`,
    );
    database.close();
  });

  it('that are brought to a newer version while the storage is open are not touched by migrate()', async () => {
    const { database, storage } = hosted(open);
    database.exec('INSERT INTO watchword_schema VALUES (2)');
    expect((await failureOf(() => storage.migrate())).code).toBe('newer-schema');
    await expect(storage.load('alice')).rejects.toMatchObject({ code: 'newer-schema' });
  });

  it('that are gone are missed with an error, never taken for an empty store', async () => {
    const { database, storage } = hosted(open);
    await commit(storage);
    database.exec('DROP TABLE watchword_account');
    const failure = await failureOf(() => storage.load('alice'));
    expect(failure.message).toContain('failed: no such table: watchword_account');
  });

  it('are searched by index for everything that a sign-in does', () => {
    const { database } = hosted(open);
    const plan = (sql: string) =>
      (database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map(({ detail }) => detail);
    const account = "FROM watchword_account WHERE user_id = 'alice'";
    const event = "FROM watchword_event WHERE user_id = 'alice'";
    expect(plan(`SELECT revision, account ${account}`)).toEqual([expect.stringMatching(/^SEARCH .*\(user_id=\?\)$/)]);
    expect(plan(`DELETE ${event} AND at < 5`)).toEqual([expect.stringMatching(/^SEARCH .*\(user_id=\? AND at<\?\)$/)]);
    expect(plan(`SELECT id, event ${event} AND id < 9 ORDER BY id DESC LIMIT 3`)).toEqual([
      expect.stringMatching(/^SEARCH .*\(user_id=\? AND id<\?\)$/),
    ]);
  });
});
