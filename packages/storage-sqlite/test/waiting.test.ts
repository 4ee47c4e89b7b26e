import { setImmediate } from 'node:timers/promises';
import { change, commit } from '@watchword/testkit';
import { failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, it, vi } from 'vitest';
import { drivers } from './support/drivers.ts';
import { hosted, pragma } from './support/hosted.ts';
import { temporaryFile } from './support/temporary-folder.ts';

/** Another writer, which takes the lock and keeps it. */
function lock(open: (typeof drivers)[number]['open'], path: string) {
  const other = open(path);
  other.exec('BEGIN IMMEDIATE');
  return {
    release: () => {
      other.exec('ROLLBACK');
      other.close();
    },
  };
}

/** Lets the event loop turn, and says whether the promise was settled meanwhile. */
async function settledWithin(turns: number, promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const note = () => {
    settled = true;
  };
  void promise.then(note, note);
  for (let turn = 0; turn < turns; turn += 1) await setImmediate();
  return settled;
}

describe.each(drivers)('while another process holds the write lock, on $driver', ({ open }) => {
  it('a commit waits without stopping the event loop, and is done when the lock is free', async () => {
    const { path, database, storage } = hosted(open);
    const other = lock(open, path);
    const waiting = storage.commit(change());
    expect(await settledWithin(500, waiting)).toBe(false);
    other.release();
    expect(await waiting).toBe(true);
    // The loop turned on because SQLite itself never waits.
    expect(pragma(database, 'busy_timeout')).toBe(0);
  });

  it('commits that come later join those that wait', async () => {
    const { path, storage } = hosted(open);
    const other = lock(open, path);
    const waiting = ['a', 'b'].map((userId) => storage.commit(change({ userId })));
    expect(await settledWithin(100, Promise.race(waiting))).toBe(false);
    waiting.push(storage.commit(change({ userId: 'c' })));
    other.release();
    expect(await Promise.all(waiting)).toEqual([true, true, true]);
  });

  it('reading goes on', async () => {
    const { path, storage } = hosted(open);
    const { next } = await commit(storage);
    const other = lock(open, path);
    expect((await storage.load('alice'))?.revision).toBe(next);
    expect(await storage.list({ limit: 5 })).toEqual({ items: ['alice'] });
    expect(await storage.history({ userId: 'alice', limit: 5 })).toEqual({ items: [] });
    other.release();
  });

  it('A9 after 5 seconds everyone who waits is rejected as retryable, and nothing is written', async () => {
    const { path, storage } = hosted(open);
    const other = lock(open, path);
    let seconds = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => 1000 * seconds++);
    const waiting = ['a', 'b'].map((userId) => failureOf(() => storage.commit(change({ userId }))));
    for (const failure of await Promise.all(waiting)) {
      expect(failure).toMatchObject({ code: 'storage', retryable: true });
      expect(failure.message).toContain(`The database ${path} is locked.`);
    }
    expect(clock).toHaveBeenCalledTimes(6);
    clock.mockRestore();
    other.release();
    expect((await storage.list({ limit: 5 })).items).toEqual([]);
    await commit(storage, { userId: 'a' });
  });

  it('migrate() waits as well', async () => {
    const { path, storage } = hosted(open);
    const other = lock(open, path);
    const migrating = storage.migrate();
    expect(await settledWithin(100, migrating)).toBe(false);
    other.release();
    await migrating;
  });

  it('a storage can be opened on a new file, and is ready when the lock is free', async () => {
    const path = temporaryFile();
    const other = lock(open, path);
    const { storage } = hosted(open, path);
    const waiting = storage.load('alice');
    expect(await settledWithin(100, waiting)).toBe(false);
    other.release();
    expect(await waiting).toBeUndefined();
    await commit(storage);
  });
});

describe.each(drivers)('inside a transaction of the host, on $driver', ({ open }) => {
  it('a commit waits for its end, and does not go with it when it is rolled back', async () => {
    const { database, storage } = hosted(open);
    database.exec('BEGIN; CREATE TABLE host (id INTEGER)');
    const waiting = storage.commit(change());
    expect(await settledWithin(100, waiting)).toBe(false);
    database.exec('ROLLBACK');
    expect(await waiting).toBe(true);
    expect(await storage.load('alice')).toBeDefined();
  });

  it('a commit that waits too long is rejected with the reason, and the transaction goes on', async () => {
    const { database, storage } = hosted(open);
    database.exec('BEGIN; CREATE TABLE host (id INTEGER)');
    let seconds = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => 1000 * seconds++);
    const failure = await failureOf(() => storage.commit(change()));
    clock.mockRestore();
    expect(failure).toMatchObject({ code: 'storage', retryable: true });
    expect(failure.message).toContain('is inside a transaction of its host. Give the storage a handle of its own.');
    database.exec('COMMIT; INSERT INTO host VALUES (1)');
    expect(await storage.load('alice')).toBeUndefined();
  });
});
