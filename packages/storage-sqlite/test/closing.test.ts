import { existsSync } from 'node:fs';
import { change, commit } from '@watchword/testkit';
import { everyCall, failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import { sqliteStorage } from '../src/index.ts';
import { temporaryFile } from './support/temporary-folder.ts';

describe('close()', () => {
  it('waits for what is in flight, which is done and not lost', async () => {
    const path = temporaryFile();
    const storage = sqliteStorage({ path });
    const users = Array.from({ length: 300 }, (_, place) => `user ${place}`);
    const commits = Promise.all(users.map((userId) => storage.commit(change({ userId }))));
    const [done] = await Promise.all([commits, storage.load('alice'), storage.migrate(), storage.close()]);
    expect(new Set(done)).toEqual(new Set([true]));
    const again = sqliteStorage({ path });
    expect((await again.list({ limit: 1000 })).items).toHaveLength(300);
    await again.close();
  });

  it('leaves the database in one file, ready to be copied', async () => {
    const path = temporaryFile();
    const storage = sqliteStorage({ path });
    await commit(storage);
    await storage.close();
    expect([path, `${path}-wal`, `${path}-shm`].map((file) => existsSync(file))).toEqual([true, false, false]);
  });

  it('may be called again, at once and later', async () => {
    const storage = sqliteStorage({ path: temporaryFile() });
    const closed = await Promise.allSettled([storage.close(), storage.close()]);
    closed.push(...(await Promise.allSettled([storage.close()])));
    expect(closed.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  });

  it('A9 is followed by refusals that say so', async () => {
    const path = temporaryFile();
    const storage = sqliteStorage({ path });
    void storage.close();
    const calls = [...everyCall(storage), () => storage.migrate()];
    for (const call of calls) {
      const failure = await failureOf(call);
      expect(failure).toMatchObject({ code: 'storage', retryable: false });
      expect(failure.message).toBe(`The database ${path} was closed by close() of its storage.`);
    }
  });
});
