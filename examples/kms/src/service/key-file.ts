import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generateKey, type Keyring, keyring } from '@watchword/core';

/** Reads the keys; makes a file with a new key, which only this account can read, if there is none. */
export function loadKeys(path: string): Keyring {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, `${generateKey()}\n`, { flag: 'wx', mode: 0o600 });
  }
  return keyring(readFileSync(path, 'utf8'));
}
