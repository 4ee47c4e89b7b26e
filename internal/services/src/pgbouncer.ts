import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { program } from './server/program.ts';
import type { Server } from './server/server.ts';
import { startServer } from './server/start-server.ts';

/** PgBouncer in transaction mode before a PostgreSQL of {@link startPostgres}: each transaction may get another connection. */
export function startPgbouncer(postgres: Server): Promise<Server> {
  return startServer({
    name: 'PgBouncer',
    endSignal: 'SIGTERM',
    ready: /process up/,
    command: (folder, [port]) => {
      const file = join(folder, 'pgbouncer.ini');
      writeFileSync(file, settings(postgres, port));
      return [program('pgbouncer'), file];
    },
    url: (port) => `postgres://watchword@127.0.0.1:${port}/postgres`,
  });
}

function settings({ host, port }: Server, ownPort: number | undefined): string {
  return `[databases]
postgres = host=${host} port=${port} user=watchword
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${ownPort}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 5
`;
}
