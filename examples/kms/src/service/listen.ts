import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, type Server } from 'node:net';

/** Listens on a Unix socket that only this account can connect to. One that a dead service left behind is taken away. */
export async function listen(server: Server, socketPath: string): Promise<void> {
  const state = await stateOf(socketPath);
  if (state === 'taken') throw new Error(`Another service listens on ${socketPath}. Stop it first.`);
  if (state === 'deserted') rmSync(socketPath);
  const listening = once(server, 'listening');
  // The file is made with its mode, and not given it afterwards: nobody slips in between.
  const usual = process.umask(0o177);
  server.listen(socketPath);
  process.umask(usual);
  await listening;
}

async function stateOf(socketPath: string): Promise<'free' | 'deserted' | 'taken'> {
  const socket = connect(socketPath);
  try {
    await once(socket, 'connect');
    return 'taken';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ECONNREFUSED' ? 'deserted' : 'free';
  } finally {
    socket.destroy();
  }
}
