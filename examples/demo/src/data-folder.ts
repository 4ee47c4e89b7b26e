import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { SetupError } from '@watchword-examples/centre';

/**
 * Makes the folder for keys and databases if there is none, for this account only.
 *
 * @returns its absolute path
 * @throws {SetupError} if it cannot be made
 */
export function makeDataFolder(path: string): string {
  const folder = resolve(path);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown error';
    throw new SetupError(
      `The data folder ${folder} cannot be made: ${reason}. Choose another one with WATCHWORD_DATA.`,
      {
        cause: error,
      },
    );
  }
}
