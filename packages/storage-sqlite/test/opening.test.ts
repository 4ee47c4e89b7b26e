import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { commit } from '@watchword/testkit';
import { failureOf, startWorker } from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import { type SqliteStorageOptions, sqliteStorage } from '../src/index.ts';
import { temporaryFile } from './support/temporary-folder.ts';

const open = (options: unknown) => failureOf(() => sqliteStorage(options as SqliteStorageOptions));

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('a new file', () => {
  it('is ready at once, for its owner alone, as are the files beside it', async () => {
    const path = temporaryFile();
    const umask = process.umask(0);
    const storage = sqliteStorage({ path });
    process.umask(umask);
    await commit(storage);
    expect([path, `${path}-wal`, `${path}-shm`].map(modeOf)).toEqual(['600', '600', '600']);
    await storage.close();
  });

  it('is found where it was when the process has changed its folder', async () => {
    const path = temporaryFile();
    const storage = sqliteStorage({ path: relative(process.cwd(), path) });
    const { next } = await commit(storage);
    await storage.close();
    const again = sqliteStorage({ path });
    expect((await again.load('alice'))?.revision).toBe(next);
    await again.close();
  });

  it('may have a name that SQLite or a URI would read as something else', async () => {
    const path = join(dirname(temporaryFile()), 'a?mode=memory&b %41 #é.db');
    const storage = sqliteStorage({ path });
    await commit(storage);
    await storage.close();
    expect(statSync(path).size).toBeGreaterThan(0);
  });
});

describe('a file that exists', () => {
  it('keeps its mode', async () => {
    const path = temporaryFile();
    writeFileSync(path, '');
    chmodSync(path, 0o660);
    const storage = sqliteStorage({ path });
    await commit(storage);
    expect([path, `${path}-wal`].map(modeOf)).toEqual(['660', '660']);
    await storage.close();
  });
});

describe('a path that cannot be used is refused at once', () => {
  it('where its folder does not exist', async () => {
    const folder = join(dirname(temporaryFile()), 'missing');
    const failure = await open({ path: join(folder, 'watchword.db') });
    expect(failure).toMatchObject({ code: 'storage', retryable: false, cause: { code: 'ENOENT' } });
    expect(failure.message).toBe(`${folder} does not exist. Make this folder, or correct the path.`);
  });

  it('where its folder is a file', async () => {
    const file = temporaryFile();
    writeFileSync(file, '');
    expect((await open({ path: join(file, 'watchword.db') })).message).toBe(
      `${file} is not a folder. Correct the path.`,
    );
  });

  it('where it is a folder', async () => {
    const path = temporaryFile();
    mkdirSync(path);
    expect((await open({ path })).message).toBe(`${path} is not a file. Correct the path.`);
  });

  it.each([
    { content: 'text', bytes: 'This is a letter and not a database. '.repeat(200) },
    { content: 'zeros', bytes: Buffer.alloc(8192, 1) },
    { content: 'the start of a database', bytes: 'SQLite format 3\u0000' },
  ])('A9 where it holds $content, and leaves that as it is', async ({ bytes }) => {
    const path = temporaryFile();
    writeFileSync(path, bytes);
    const failure = await open({ path });
    expect(failure.code).toBe('storage');
    expect(failure.message).toBe(
      `The database ${path} is not a SQLite database. Correct the path, or restore a backup.`,
    );
    expect(statSync(path).size).toBe(bytes.length);
  });

  it.runIf(existsSync('/proc/self/fd'))('and is not kept open', async () => {
    const path = temporaryFile();
    writeFileSync(path, 'This is a letter and not a database. '.repeat(200));
    await open({ path });
    const openFiles = readdirSync('/proc/self/fd').map((entry) => {
      const link = join('/proc/self/fd', entry);
      return existsSync(link) ? readlinkSync(link) : '';
    });
    expect(openFiles).not.toContain(path);
  });

  it('A9 where it is damaged', async () => {
    const path = temporaryFile();
    await sqliteStorage({ path }).close();
    truncateSync(path, 4096);
    writeFileSync(path, Buffer.alloc(8 * 4096, 0xff), { flag: 'a' });
    const failure = await open({ path });
    expect(failure.code).toBe('storage');
    expect(failure.message).toBe(
      `The database ${path} is damaged. Stop every process that uses it, and restore a backup.`,
    );
  });

  it.each(['', ':memory:', 'file:x.db?mode=memory', undefined, null, 7, {}, new URL('file:///tmp/x.db')])(
    'T20 where it is %s',
    async (path) => {
      const failure = await open({ path });
      expect(failure.code).toBe('misuse');
      expect(failure.message).toContain('sqliteStorage() needs the path of a file');
    },
  );
});

const refusal = (path: string) =>
  `${path} is closed to this process. Let it read and write the database file and its folder.`;

/** What a process that is not root answers when it opens the file. */
async function openUnprivileged(path: string) {
  const worker = startWorker(new URL('support/unprivileged-worker.ts', import.meta.url));
  return worker.answer({ what: 'open', target: path });
}

describe('a process without permission', () => {
  it('A9 to write the file is told so', { timeout: 30_000 }, async () => {
    const path = temporaryFile();
    await sqliteStorage({ path }).close();
    chmodSync(path, 0o444);
    chmodSync(dirname(path), 0o777);
    expect(await openUnprivileged(path)).toEqual({ ok: false, code: 'storage', message: refusal(path) });
  });

  it('A9 to write the folder is told so', { timeout: 30_000 }, async () => {
    const path = temporaryFile();
    await sqliteStorage({ path }).close();
    chmodSync(path, 0o666);
    chmodSync(dirname(path), 0o555);
    expect(await openUnprivileged(path)).toEqual({ ok: false, code: 'storage', message: refusal(dirname(path)) });
    chmodSync(dirname(path), 0o755);
  });
});

describe('options', () => {
  it.each([undefined, null, 'watchword.db', 7, []])('are refused as %s', async (options) => {
    expect((await open(options)).message).toBe('sqliteStorage must be an object.');
  });

  it('are refused with a name that is not known', async () => {
    const failure = await open({ pth: 'watchword.db' });
    expect(failure.code).toBe('unknown-option');
    expect(failure.message).toContain('Did you mean "path"?');
  });

  it('are refused with a path and a database', async () => {
    const database = new DatabaseSync(':memory:');
    expect((await open({ path: 'watchword.db', database })).message).toContain('not both');
    database.close();
  });

  it.each([null, 7, 'watchword.db', {}, { exec: true, prepare: true }])(
    'are refused with %j as database',
    async (database) => {
      const failure = await open({ database });
      expect(failure).toMatchObject({ code: 'misuse' });
      expect(failure.message).toContain('DatabaseSync of node:sqlite');
    },
  );
});
