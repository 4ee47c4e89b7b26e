import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './server/launch.ts';
import { program } from './server/program.ts';
import type { Server } from './server/server.ts';
import { startServer } from './server/start-server.ts';

/** Options of {@link startMariadb}. */
export interface MariadbOptions {
  /** Whether a commit is on the disk before it is acknowledged, as in production; default false, which is faster. */
  readonly durable?: boolean;
  /** Further settings of the server, such as `transaction-isolation`. */
  readonly settings?: Readonly<Record<string, string>>;
}

const small = { 'innodb-buffer-pool-size': '64M', 'innodb-log-file-size': '16M', 'max-connections': '200' };
const durably = { 'innodb-flush-log-at-trx-commit': '1', 'innodb-doublewrite': '1' };
const notDurably = { 'innodb-flush-log-at-trx-commit': '0', 'innodb-doublewrite': '0' };

/** MariaDB with the user `root`, who needs no password, and the empty database `watchword`. */
export function startMariadb({ durable = false, settings }: MariadbOptions = {}): Promise<Server> {
  const all = { ...small, ...(durable ? durably : notDurably), ...settings };
  return startServer({
    name: 'MariaDB',
    endSignal: 'SIGTERM',
    ready: /ready for connections/,
    prepare: (folder) => {
      writeFileSync(join(folder.path, 'init.sql'), 'CREATE DATABASE IF NOT EXISTS watchword;\n');
      return runToEnd(folder, program('mariadb-install-db'), [
        '--no-defaults',
        `--datadir=${join(folder.path, 'data')}`,
        `--tmpdir=${folder.path}`,
        '--auth-root-authentication-method=normal',
        '--skip-test-db',
        '--skip-name-resolve',
      ]);
    },
    command: (folder, [port]) => [
      program('mariadbd'),
      '--no-defaults',
      `--datadir=${join(folder, 'data')}`,
      `--tmpdir=${folder}`,
      `--socket=${join(folder, 's')}`,
      `--pid-file=${join(folder, 'pid')}`,
      `--init-file=${join(folder, 'init.sql')}`,
      '--skip-name-resolve',
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      ...Object.entries(all).map(([name, value]) => `--${name}=${value}`),
    ],
    url: (port) => `mysql://root@127.0.0.1:${port}/watchword`,
  });
}
