import type * as fs from 'node:fs';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { commit } from '@watchword/testkit';
import { failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, it, vi } from 'vitest';
import { sqliteStorage } from '../src/index.ts';
import { temporaryFile } from './support/temporary-folder.ts';

/** No test can count on a network drive: the kernel's answer is the one thing that is made up here. */
const kernel = vi.hoisted(() => ({ type: 0 }));
vi.mock('node:fs', async (importOriginal) => ({
  ...(await importOriginal<typeof fs>()),
  statfsSync: () => ({ type: kernel.type }),
}));

describe.runIf(process.platform === 'linux')('a network drive', () => {
  it.each([
    { drive: 'NFS', type: 0x6969 },
    { drive: 'SMB', type: 0xff534d42 },
    { drive: 'SMB', type: 0xff534d42 - 2 ** 32 },
    { drive: 'Lustre', type: 0x0bd00bd0 },
  ])('A6 by $drive ($type) is refused, and no file is left there', async ({ drive, type }) => {
    kernel.type = type;
    const path = temporaryFile();
    const failure = await failureOf(() => sqliteStorage({ path }));
    expect(failure.code).toBe('storage');
    expect(failure.message).toContain(`${path} is on a network drive (${drive})`);
    expect(existsSync(path)).toBe(false);
  });

  it('is the host’s own decision with a handle', async () => {
    kernel.type = 0x6969;
    const database = new DatabaseSync(temporaryFile());
    const storage = sqliteStorage({ database });
    const { next } = await commit(storage);
    expect((await storage.load('alice'))?.revision).toBe(next);
    database.close();
  });

  it.each([0xef53, 0x58465342, 0x9123683e, 0x01021994])('is not what type %i is', async (type) => {
    kernel.type = type;
    const path = temporaryFile();
    await sqliteStorage({ path }).close();
    expect(existsSync(path)).toBe(true);
  });
});
