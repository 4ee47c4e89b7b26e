import type { Change } from '@watchword/core/storage';
import { change, commit, eventsFrom, wholeHistory, wholeList } from '@watchword/testkit';
import { failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import { drivers } from './support/drivers.ts';
import { hosted } from './support/hosted.ts';

const users = Array.from({ length: 20 }, (_, place) => `user ${place}`);
const poisoned = 'user 7';

/** What became of each commit, in the order they were sent: true, false, or the message of a rejection. */
async function outcomes(commits: readonly Promise<boolean>[]): Promise<unknown[]> {
  const settled = await Promise.allSettled(commits);
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message));
}

describe.each(drivers)('commits that come together, on $driver', ({ open }) => {
  it('share one transaction', async () => {
    const { database, storage } = hosted(open);
    let transactions = 0;
    const exec = database.exec.bind(database);
    database.exec = (sql: string) => {
      if (sql === 'COMMIT') transactions += 1;
      return exec(sql);
    };
    expect(await outcomes(users.map((userId) => storage.commit(change({ userId }))))).toEqual(users.map(() => true));
    expect(transactions).toBe(1);
  });

  it('A18 are answered only once the transaction is committed', async () => {
    const { path, storage } = hosted(open);
    const observer = open(path);
    const seen = await Promise.all(
      users.map(async (userId) => {
        await storage.commit(change({ userId }));
        return observer.prepare('SELECT count(*) AS n FROM watchword_account').get();
      }),
    );
    expect(seen.map((row) => (row as { n: number }).n)).toEqual(users.map(() => users.length));
    observer.close();
  });

  it.each([
    { poison: 'a value that cannot be bound', parts: { account: {} as string }, setUp: 'SELECT 1' },
    {
      poison: 'a text where a time belongs',
      parts: { events: [{ at: 'x' as unknown as number, event: '' }] },
      setUp: 'SELECT 1',
    },
    {
      poison: 'a trigger that refuses its event',
      parts: { events: [...eventsFrom(1, 1), { at: 2, event: 'poison' }] },
      setUp: `CREATE TRIGGER refuse BEFORE INSERT ON watchword_event WHEN NEW.event = 'poison'
        BEGIN SELECT RAISE(ABORT, 'refused'); END`,
    },
  ])('reject one alone for $poison, and write nothing of it', async ({ parts, setUp }) => {
    const { database, storage } = hosted(open);
    database.exec(setUp);
    const make = (userId: string): Change => change({ userId, ...(userId === poisoned ? parts : {}) });
    const results = await outcomes(users.map((userId) => storage.commit(make(userId))));
    expect(results.filter((result) => result !== true)).toHaveLength(1);
    expect(results[7]).toContain('watchword.db failed: ');
    expect((await wholeList(storage)).toSorted()).toEqual(users.filter((userId) => userId !== poisoned).toSorted());
    expect(await wholeHistory(storage, poisoned)).toEqual([]);
    await commit(storage, { userId: poisoned });
  });

  it('A9 are all rejected if the transaction cannot be committed, and none is written', async () => {
    const { database, storage } = hosted(open);
    const { next } = await commit(storage, { account: 'before' });
    // A deferred foreign key is checked by COMMIT itself, which then fails.
    database.exec(`PRAGMA foreign_keys = ON;
      CREATE TABLE parent (id INTEGER PRIMARY KEY);
      CREATE TABLE child (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);
      CREATE TRIGGER orphan AFTER INSERT ON watchword_event BEGIN INSERT INTO child VALUES (1); END`);
    const bad = change({ userId: 'bad', events: eventsFrom(1, 1) });
    const good = [
      change({ expected: next, account: 'after' }),
      change({ userId: 'carol' }),
      change({ expected: 'stale' }),
    ];
    const results = await outcomes([...good, bad].map((one) => storage.commit(one)));
    expect(results.map((result) => String(result).includes('FOREIGN KEY constraint failed'))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(await storage.load('alice')).toEqual({ revision: next, account: 'before' });
    expect(await wholeList(storage)).toEqual(['alice']);
    database.exec('DROP TRIGGER orphan');
    expect(await storage.commit(bad)).toBe(true);
  });

  it('of one user are decided one after another: the first wins', async () => {
    const { storage } = hosted(open);
    const results = await outcomes([
      storage.commit(change({ next: 'one' })),
      storage.commit(change({ next: 'two' })),
      storage.commit(change({ expected: 'one', next: 'three' })),
    ]);
    expect(results).toEqual([true, false, true]);
  });

  it('are all done, however many they are', async () => {
    const { storage } = hosted(open);
    const many = Array.from({ length: 1500 }, (_, place) => change({ userId: `user ${place}` }));
    expect(new Set(await outcomes(many.map((one) => storage.commit(one))))).toEqual(new Set([true]));
    expect(await wholeList(storage)).toHaveLength(1500);
  });
});

describe.each(drivers)('a full disk, on $driver', ({ open }) => {
  it('A9 rejects, leaves nothing half-written, and is over when there is room again', async () => {
    const { path, database, storage } = hosted(open);
    const { next } = await commit(storage, { account: 'before', events: eventsFrom(1, 1) });
    database.exec('PRAGMA max_page_count = 20');
    const large = change({ expected: next, account: 'x'.repeat(1_000_000), events: eventsFrom(2, 1) });
    const failures = await Promise.all([
      failureOf(() => storage.commit(change({ userId: 'bob' }))),
      failureOf(() => storage.commit(large)),
      failureOf(() => storage.commit(change({ userId: 'carol' }))),
    ]);
    for (const failure of failures) {
      expect(failure).toMatchObject({ code: 'storage', retryable: false });
      expect(failure.message).toBe(
        `The database ${path} cannot grow: the disk is full, or a limit is reached. Make room; nothing was half-written.`,
      );
      expect(failure.cause).toBeInstanceOf(Error);
    }
    expect(await storage.load('alice')).toEqual({ revision: next, account: 'before' });
    expect([await wholeList(storage), await wholeHistory(storage)]).toEqual([['alice'], ['1']]);
    await commit(storage, { userId: 'dave' });
    database.exec('PRAGMA max_page_count = 1000000');
    expect(await storage.commit(large)).toBe(true);
    expect(await wholeHistory(storage)).toEqual(['2', '1']);
  });
});
