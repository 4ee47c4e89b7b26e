import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { readDataFolder, readPort } from '../src/program/environment.ts';
import { listen } from '../src/program/listen.ts';

test('ports and folders have defaults', () => {
  expect(readPort({}, 'LANDER_PORT', 2222)).toBe(2222);
  expect(readPort({ LANDER_PORT: '' }, 'LANDER_PORT', 2222)).toBe(2222);
  expect(readPort({ LANDER_PORT: '0' }, 'LANDER_PORT', 2222)).toBe(0);
  expect(readDataFolder({})).toBe('data');
});

test.each(['65536', '-1', '22.5', '0x16', 'ssh', '1e3', ' 22', '٢٢'])('%j is no port', (text) => {
  expect(() => readPort({ LANDER_PORT: text }, 'LANDER_PORT', 2222)).toThrow(/^LANDER_PORT is not a port\. Set it to/);
});

test('a taken port is named, with the way out', async () => {
  const [first, second] = [createServer(), createServer()];
  onTestFinished(() => void first.close());
  const port = await listen(first, { host: '127.0.0.1', port: 0, variable: 'LANDER_PORT' });
  await expect(listen(second, { host: '127.0.0.1', port, variable: 'LANDER_PORT' })).rejects.toThrow(
    `Port ${port} is taken by another program. Choose another one in the environment, such as LANDER_PORT=${port + 1}`,
  );
});
