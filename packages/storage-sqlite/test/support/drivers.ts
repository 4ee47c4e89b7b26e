import { DatabaseSync } from 'node:sqlite';
import BetterSqlite3 from 'better-sqlite3';
import type { SqliteDatabase } from '../../src/index.ts';

/** The two drivers that are promised, each as one opens it by hand. */
export const drivers: readonly { readonly driver: string; readonly open: (path: string) => SqliteDatabase }[] = [
  { driver: 'node:sqlite', open: (path) => new DatabaseSync(path) },
  { driver: 'better-sqlite3', open: (path) => new BetterSqlite3(path) },
];
