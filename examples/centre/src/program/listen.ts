import type { AddressInfo } from 'node:net';
import { SetupError } from './setup-error.ts';

/** As much of a server as listening needs: those of node:http, node:net and ssh2 all fit. */
export interface Listener {
  once(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
  listen(port: number, host: string, listening: () => void): unknown;
  address(): AddressInfo | string | null;
}

/** Where to listen, and which variable says so. */
export interface ListenOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly variable: string;
}

/**
 * Listens, and answers the port.
 *
 * @throws {SetupError} if the port cannot be had
 */
export function listen(server: Listener, { host, port, variable }: ListenOptions): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const fail = (error: NodeJS.ErrnoException): void => reject(new SetupError(explain(error, port, variable), { cause: error }));
  server.once('error', fail);
  server.listen(port, host, () => {
    server.off('error', fail);
    const address = server.address();
    resolve(typeof address === 'object' && address !== null ? address.port : port);
  });
  return promise;
}

function explain({ code, message }: NodeJS.ErrnoException, port: number, variable: string): string {
  const wayOut = `Choose another one, such as ${variable}=${port < 1024 ? port + 8000 : port + 1}.`;
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Stop it, or choose another port: ${variable}=${port + 1}`;
  if (code === 'EACCES') return `Port ${port} is not allowed for this account. ${wayOut}`;
  return `Port ${port} cannot be listened on: ${message}. ${wayOut}`;
}
