import { accessSync, closeSync, constants, openSync, statSync } from 'node:fs';
import { WatchwordError } from '@watchword/core/storage';

const { R_OK, W_OK } = constants;

/** @throws `storage` unless SQLite can put its `-wal` and `-shm` files into the folder. */
export function assertFolder(folder: string): void {
  onDisk(folder, () => {
    if (!statSync(folder).isDirectory()) throw wrongKind(folder, 'folder');
    accessSync(folder, W_OK);
  });
}

/**
 * Makes the file for its owner alone; SQLite then gives the same mode to the files beside it. One that exists keeps its mode.
 *
 * It is never opened here once it exists: closing a second handle on it would drop the locks that this process holds
 * through the first (https://www.sqlite.org/howtocorrupt.html, 2.2).
 */
export function makePrivateFile(file: string): void {
  onDisk(file, () => {
    if (createdAlone(file)) return;
    if (!statSync(file).isFile()) throw wrongKind(file, 'file');
    accessSync(file, R_OK | W_OK);
  });
}

function wrongKind(path: string, wanted: string): WatchwordError {
  return new WatchwordError('storage', `${path} is not a ${wanted}. Correct the path.`);
}

function createdAlone(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx', 0o600));
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

const advice: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist. Make this folder, or correct the path.',
  ENOTDIR: 'is not in a folder. Correct the path.',
  EACCES: 'is closed to this process. Let it read and write the database file and its folder.',
  EPERM: 'is closed to this process. Let it read and write the database file and its folder.',
  EROFS: 'is on a read-only file system. Choose a path that can be written.',
  ENOSPC: 'cannot be made: the disk is full. Make room.',
};

function onDisk(path: string, look: () => void): void {
  try {
    look();
  } catch (cause) {
    if (cause instanceof WatchwordError) throw cause;
    const what = advice[errorCode(cause)] ?? 'cannot be used. See the cause.';
    throw new WatchwordError('storage', `${path} ${what}`, { cause });
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
