import { failureOf } from '@watchword-internal/storage-tests';
import { expect, it, vi } from 'vitest';
import { postgresStorage } from '../src/index.ts';

vi.mock(import('pg'), () => {
  throw new Error('Cannot find package');
});

it('a connectionString without pg says what to install, and close() has nothing to end', async () => {
  const storage = postgresStorage({ connectionString: 'postgres://localhost/db' });
  expect(await failureOf(() => storage.load('alice'))).toMatchObject({
    code: 'misuse',
    message: 'A connectionString needs the package pg: npm install pg. Or pass a pool.',
  });
  await storage.close();
});
