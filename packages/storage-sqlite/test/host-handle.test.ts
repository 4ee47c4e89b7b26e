import { DatabaseSync } from 'node:sqlite';
import { change, commit, wholeHistory } from '@watchword/testkit';
import { failureOf } from '@watchword-internal/storage-tests';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { sqliteStorage } from '../src/index.ts';
import { drivers } from './support/drivers.ts';
import { hosted, pragma } from './support/hosted.ts';
import { temporaryFile } from './support/temporary-folder.ts';

describe.each(drivers)('a handle of the host, by $driver', ({ open }) => {
  it.each(['OFF', 'NORMAL', 'EXTRA'])(
    'T9 commits with synchronous = FULL, even if the host has set %s',
    async (setting) => {
      const { database, storage } = hosted(open);
      database.exec(`PRAGMA synchronous = ${setting}`);
      await commit(storage);
      expect(pragma(database, 'synchronous')).toBe(2);
      expect(pragma(database, 'journal_mode')).toBe('wal');
      expect(pragma(database, 'fullfsync')).toBe(1);
    },
  );

  it('stays open when the storage is closed', async () => {
    const { database, storage } = hosted(open);
    await commit(storage);
    await storage.close();
    expect(database.prepare('SELECT user_id FROM watchword_account').all()).toMatchObject([{ user_id: 'alice' }]);
  });

  it('may be in memory, which is the host’s own decision', async () => {
    const { storage } = hosted(open, ':memory:');
    const { next } = await commit(storage);
    expect((await storage.load('alice'))?.revision).toBe(next);
  });

  it('A9 that the host has closed denies', async () => {
    const path = temporaryFile();
    const database = open(path);
    const storage = sqliteStorage({ database });
    await commit(storage);
    database.close();
    for (const call of [() => storage.load('alice'), () => storage.commit(change()), () => storage.migrate()]) {
      const failure = await failureOf(call);
      expect(failure.code).toBe('storage');
      expect(failure.message).toBe(`The database ${path} is closed: its host has closed the handle.`);
    }
  });
});

describe.each(drivers)('a handle of $driver that is closed already', ({ open }) => {
  it('is refused', async () => {
    const database = open(':memory:');
    database.close();
    const failure = await failureOf(() => sqliteStorage({ database }));
    expect(failure.code).toBe('storage');
    expect(failure.message).toBe('The database of the host is closed: its host has closed the handle.');
  });
});

describe.each([
  { driver: 'node:sqlite', openReadOnly: (path: string) => new DatabaseSync(path, { readOnly: true }) },
  { driver: 'better-sqlite3', openReadOnly: (path: string) => new BetterSqlite3(path, { readonly: true }) },
])('a read-only handle, by $driver', ({ openReadOnly }) => {
  it('A9 denies whatever must be written', async () => {
    const path = temporaryFile();
    const writable = sqliteStorage({ path });
    const { next } = await commit(writable);
    await writable.close();
    const { storage } = hosted(openReadOnly, path);
    expect((await storage.load('alice'))?.revision).toBe(next);
    for (const call of [() => storage.commit(change({ expected: next })), () => storage.migrate()]) {
      const failure = await failureOf(call);
      expect(failure).toMatchObject({ code: 'storage', retryable: false });
      expect(failure.message).toBe(
        `The database ${path} is read-only. Let this process write the file and its folder.`,
      );
    }
  });
});

describe('a handle with unusual answers', () => {
  it('may give every number as a BigInt', async () => {
    const { storage } = hosted((path) => new DatabaseSync(path, { readBigInts: true }));
    await commit(storage, { events: [1, 2, 3].map((at) => ({ at, event: String(at) })) });
    expect(await wholeHistory(storage, 'alice', 2)).toEqual(['3', '2', '1']);
  });

  const asArrays = new DatabaseSync(':memory:', { returnArrays: true });

  // The option is newer than the oldest Node that is supported.
  it.runIf(Array.isArray(asArrays.prepare('SELECT 1').get()))('is refused if it gives rows as arrays', async () => {
    const failure = await failureOf(() => sqliteStorage({ database: asArrays }));
    expect(failure.code).toBe('misuse');
    expect(failure.message).toBe('database must give rows as objects. Open it without returnArrays.');
  });
});
