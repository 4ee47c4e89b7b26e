import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { freePorts, startMariadb, startPostgres, startRedis } from '../src/index.ts';
import { started } from './support/started.ts';

vi.mock(import('../src/server/free-ports.ts'), async (original) => ({
  freePorts: vi.fn<typeof freePorts>((await original()).freePorts),
}));

/** Takes a port, any if it is 0, until the test is over. */
async function take(port = 0): Promise<number> {
  const socket = createServer().listen(port, '127.0.0.1');
  onTestFinished(() => void socket.close());
  await once(socket, 'listening');
  return (socket.address() as AddressInfo).port;
}

it.each([
  { name: 'PostgreSQL', start: startPostgres },
  { name: 'MariaDB', start: startMariadb },
  { name: 'Redis', start: startRedis },
])('$name goes to another port if somebody took the first', async ({ start }) => {
  const taken = await take();
  vi.mocked(freePorts).mockResolvedValueOnce([taken]);
  expect((await started(start())).port).not.toBe(taken);
});

it('a restart does not: clients know the old port', async () => {
  const server = await started(startRedis());
  await server.kill();
  await take(server.port);
  await expect(server.restart()).rejects.toThrow(/^Redis did not start [^]*Address already in use/);
});
