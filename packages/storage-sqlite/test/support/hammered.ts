import { sqliteStorage } from '../../src/index.ts';

/** What each process of the hammer opens. */
export const connect = (path: unknown) => sqliteStorage({ path: String(path) });
