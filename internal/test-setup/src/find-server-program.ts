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

/**
 * The full path of a database server's program. All those of PostgreSQL come from the folder of its newest version, so that
 * they fit together, and from the PATH only if there is none.
 */
export function findServerProgram(name: string): string | undefined {
  const newestFirst = globSync(postgresFolders).toSorted((one, other) =>
    other.localeCompare(one, 'en', { numeric: true }),
  );
  return (
    findProgram(name, newestFirst.join(delimiter)) ??
    findProgram(name) ??
    findProgram(name, systemFolders.join(delimiter))
  );
}
