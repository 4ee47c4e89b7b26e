import { createServer } from 'node:net';
import { listen } from '@watchword-examples/centre';

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, { host: '127.0.0.1', port: 0, variable: 'PORT' });
  await new Promise((resolve) => void server.close(resolve));
  return port;
}
