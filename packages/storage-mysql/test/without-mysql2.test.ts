import { failureOf } from '@watchword-internal/storage-tests';
import { expect, it, vi } from 'vitest';
import { mysqlStorage } from '../src/index.ts';

vi.mock(import('mysql2/promise'), () => {
  throw new Error('Cannot find package');
});

it('a connectionString without mysql2 says what to install, and close() has nothing to end', async () => {
  const storage = mysqlStorage({ connectionString: 'mysql://localhost/db' });
  expect(await failureOf(() => storage.load('alice'))).toMatchObject({
    code: 'misuse',
    message: 'A connectionString needs the package mysql2: npm install mysql2. Or pass a pool.',
  });
  await storage.close();
});
