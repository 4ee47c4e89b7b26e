import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKey, keyring } from '@watchword/core';
import { SetupError } from '@watchword-examples/centre';

/**
 * The key ring's text from the data folder; it is made on the first start.
 *
 * @throws {SetupError} if it cannot be used, or is lost while secrets that it sealed are still there
 */
export function loadKeys(dataFolder: string): string {
  const path = join(dataFolder, 'watchword.keys');
  if (!existsSync(path)) makeKeys(path, join(dataFolder, 'watchword.db'));
  const text = readFileSync(path, 'utf8').trim();
  try {
    keyring(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown error';
    throw new SetupError(`The key file ${path} cannot be used. ${reason}`, { cause: error });
  }
  return text;
}

function makeKeys(path: string, database: string): void {
  if (existsSync(database)) {
    throw new SetupError(
      `The key file ${path} is gone, and ${database} cannot be read without it. Put it back; or delete both to begin anew.`,
    );
  }
  writeFileSync(path, `${generateKey()}\n`, { flag: 'wx', mode: 0o600 });
}
