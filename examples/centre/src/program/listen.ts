import type { Server } from 'node:net';
import { SetupError } from './setup-error.ts';

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
export function listen(server: Server, { host, port, variable }: ListenOptions): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const fail = (error: Error): void =>
    reject(new SetupError(`${explain(error, port)} ${wayOut(port, variable)}`, { cause: error }));
  server.once('error', fail);
  server.listen(port, host, () => {
    server.off('error', fail);
    const address = server.address();
    resolve(typeof address === 'object' && address !== null ? address.port : port);
  });
  return promise;
}

function explain({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program.`;
  if (code === 'EACCES') return `Port ${port} is not open to this account.`;
  return `Port ${port} cannot be listened on: ${message}.`;
}

function wayOut(port: number, variable: string): string {
  return `Choose another one in the environment, such as ${variable}=${port < 1024 ? port + 8000 : port + 1}`;
}
