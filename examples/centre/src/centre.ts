import { join } from 'node:path';
import { createWatchword, keyring, type Prerequisite, type Watchword } from '@watchword/core';
import { sqliteStorage } from '@watchword/storage-sqlite';
import type { CentreUser } from './centre-user.ts';
import { openPeople } from './people/open-people.ts';
import { defaultCost, type PasswordCost } from './people/password-hash.ts';
import type { People } from './people/people.ts';
import { prerequisites } from './prerequisites.ts';

/** What both doors share: the people, and one Watchword, on two files in the data folder. */
export interface Centre {
  readonly people: People;
  readonly watchword: Watchword<CentreUser>;
  readonly prerequisites: readonly Prerequisite<CentreUser>[];
  /** What authenticator apps show above the code. */
  readonly issuer: string;
  /** The e-mail address for anyone who is stuck. */
  readonly supportContact: string;
  close(): Promise<void>;
}

/** Where the centre's files are, and what seals the secrets in them. */
export interface CentreOptions {
  /** An existing folder, readable for this account only. */
  readonly dataFolder: string;
  /** The text of `WATCHWORD_KEYS`. */
  readonly keys: string | undefined;
  /** Milliseconds since the Unix epoch; default `Date.now`. */
  readonly clock?: () => number;
  /** Default: 32 MiB of scrypt for each password that is checked. Tests make it cheap. */
  readonly passwordCost?: PasswordCost;
}

const issuer = 'My HPC';
const supportContact = 'support@my-hpc.example';

/**
 * Opens the centre's databases, and makes them if they are new.
 *
 * @throws {SetupError} if the folder or a file cannot be used; {@link WatchwordError} if the keys cannot.
 */
export async function openCentre(options: CentreOptions): Promise<Centre> {
  const { dataFolder, keys, clock = Date.now, passwordCost = defaultCost } = options;
  const sealing = keyring(keys);
  const people = openPeople({ path: join(dataFolder, 'centre.db'), clock, passwordCost });
  const storage = sqliteStorage({ path: join(dataFolder, 'watchword.db') });
  await storage.migrate();
  return {
    people,
    watchword: createWatchword({ issuer, storage, keys: sealing, prerequisites, clock }),
    prerequisites,
    issuer,
    supportContact,
    async close() {
      people.close();
      await storage.close();
    },
  };
}
