import { join } from 'node:path';
import { runToEnd } from './server/launch.ts';
import type { PrivateFolder } from './server/private-folder.ts';
import { program } from './server/program.ts';
import type { Server } from './server/server.ts';
import { startServer } from './server/start-server.ts';

/** Options of {@link startPostgres}. */
export interface PostgresOptions {
  /** Whether a commit is on the disk before it is acknowledged, as in production; default false, which is faster. */
  readonly durable?: boolean;
  /** Further settings of postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Makes it a hot standby of this server: it follows and can only be read. */
  readonly standbyOf?: Server;
}

const always = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200' };
const notDurable = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** PostgreSQL with the superuser `watchword`, who needs no password, and as yet no table. */
export function startPostgres({ durable = false, settings, standbyOf }: PostgresOptions = {}): Promise<Server> {
  const all = { ...always, ...(durable ? {} : notDurable), ...settings };
  return startServer({
    name: 'PostgreSQL',
    endSignal: 'SIGINT',
    ready: /ready to accept (read-only )?connections/,
    prepare: (folder) => (standbyOf ? copyData(folder, standbyOf) : makeData(folder)),
    command: (folder, [port]) => [
      program('postgres'),
      '-D',
      join(folder, 'data'),
      '-p',
      String(port),
      ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    url: (port) => `postgres://watchword@127.0.0.1:${port}/postgres`,
  });
}

function makeData(folder: PrivateFolder): Promise<void> {
  const options = '-U watchword -A trust -E UTF8 --locale=C --no-sync'.split(' ');
  return runToEnd(folder, program('initdb'), ['-D', join(folder.path, 'data'), ...options]);
}

function copyData(folder: PrivateFolder, primary: Server): Promise<void> {
  const options = '-R -c fast -X stream'.split(' ');
  const data = join(folder.path, 'data');
  return runToEnd(folder, program('pg_basebackup'), ['-D', data, ...options, '-d', primary.url]);
}
