import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { type Centre, listen } from '@watchword-examples/centre';
import { createPortal } from './app.ts';
import { openSessions } from './session/session-database.ts';

/** What a portal is started with. */
export interface PortalStart {
  readonly centre: Centre;
  /** Where the sessions are kept. */
  readonly dataFolder: string;
  /** On 127.0.0.1; 0 lets the system choose. */
  readonly port: number;
  /** Where browsers find the portal; default: this machine at that port. */
  readonly origin?: string | undefined;
  /** How to reach the lander; `{login}` stands for the person's login. */
  readonly landerCommand: string;
}

/** A portal at work. */
export interface Portal {
  readonly port: number;
  readonly origin: string;
  /** Lets requests that are under way finish, for two seconds at most. */
  close(): Promise<void>;
}

const host = '127.0.0.1';
const patience = 2000;

/** @throws {SetupError} if the port or the sessions' file cannot be used */
export async function startPortal({ centre, dataFolder, landerCommand, ...start }: PortalStart): Promise<Portal> {
  const sessions = openSessions(join(dataFolder, 'sessions.db'), Date.now);
  const server = createServer();
  const port = await listen(server, { host, port: start.port, variable: 'PORTAL_PORT' });
  const origin = start.origin ?? `http://${host}:${port}`;
  server.on('request', createPortal({ centre, sessions, origin, landerCommand }));
  return {
    port,
    origin,
    async close() {
      await closeServer(server);
      sessions.close();
    },
  };
}

function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  setTimeout(() => server.closeAllConnections(), patience).unref();
  return promise;
}
