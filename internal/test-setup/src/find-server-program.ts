import { globSync } from 'node:fs';
import { delimiter } from 'node:path';
import { findProgram } from './find-program.ts';

/** Where Debian and Homebrew keep the programs of PostgreSQL, of which several versions may be installed. */
const postgresFolders = [
  '/usr/lib/postgresql/*/bin',
  '/opt/homebrew/opt/postgresql*/bin',
  '/usr/local/opt/postgresql*/bin',
];
const systemFolders = ['/usr/sbin', '/usr/local/sbin'];

/** The full path of a database server's program, of the newest PostgreSQL if it is one of those. */
export function findServerProgram(name: string): string | undefined {
  const newestFirst = globSync(postgresFolders).toSorted((one, other) =>
    other.localeCompare(one, 'en', { numeric: true }),
  );
  return findProgram(name) ?? findProgram(name, [...systemFolders, ...newestFirst].join(delimiter));
}
