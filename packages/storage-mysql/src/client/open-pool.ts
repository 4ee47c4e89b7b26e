import { WatchwordError } from '@watchword/core/storage';
import type * as Mysql from 'mysql2/promise';

/** Milliseconds. */
const connectWithin = 5000;

/** @throws `misuse` if mysql2 is not installed */
export async function openPool(connectionString: string): Promise<Mysql.Pool> {
  const { createPool } = await importDriver();
  return createPool({ uri: connectionString, connectTimeout: connectWithin, enableKeepAlive: true });
}

async function importDriver(): Promise<typeof Mysql> {
  try {
    return await import('mysql2/promise');
  } catch (cause) {
    throw new WatchwordError(
      'misuse',
      'A connectionString needs the package mysql2: npm install mysql2. Or pass a pool.',
      { cause },
    );
  }
}
