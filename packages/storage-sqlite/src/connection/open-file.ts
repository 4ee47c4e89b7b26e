import { dirname, resolve } from 'node:path';
import { WatchwordError } from '@watchword/core/storage';
import { explained } from '../failure.ts';
import type { SqliteDatabase } from './database.ts';
import { refuseNetworkDrive } from './network-drive.ts';
import { assertFolder, makePrivateFile } from './private-file.ts';

/**
 * The absolute path, which stays the same file if the process changes its folder. SQLite would keep `:memory:` nowhere and
 * read `file:` as a URI with options: a restart would forget every used code (T20).
 *
 * @throws `misuse`
 */
export function filePath(path: unknown): string {
  if (typeof path === 'string' && path !== '' && !/^(:memory:|file:)/i.test(path)) return resolve(path);
  throw new WatchwordError(
    'misuse',
    "sqliteStorage() needs the path of a file, such as { path: '/var/lib/my-app/watchword.db' }. " +
      'For a store in memory use memoryStorage() of @watchword/core.',
  );
}

/**
 * Opens a database file, and makes it if there is none.
 *
 * @throws `storage` if the file cannot be used
 */
export function openFile(file: string): SqliteDatabase {
  assertFolder(dirname(file));
  refuseNetworkDrive(file);
  makePrivateFile(file);
  // Not imported at the top: on Node 22 the import alone prints a warning, also for those who use better-sqlite3.
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  return explained(file, () => new DatabaseSync(file));
}
