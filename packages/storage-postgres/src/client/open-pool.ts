import { WatchwordError } from '@watchword/core/storage';
import type * as Pg from 'pg';

/** Milliseconds. A server that does not answer must not hold connections for ever; core gives up after 10 seconds. */
const connectWithin = 5000;
const answerWithin = 10_000;

/** @throws `misuse` if pg is not installed */
export async function openPool(connectionString: string): Promise<Pg.Pool> {
  const { Pool } = await importPg();
  const pool = new Pool({
    connectionString,
    connectionTimeoutMillis: connectWithin,
    query_timeout: answerWithin,
    keepAlive: true,
  });
  // A connection that breaks while nobody uses it concerns nobody; without a listener it would end the process.
  return pool.on('error', () => undefined);
}

async function importPg(): Promise<typeof Pg> {
  try {
    return await import('pg');
  } catch (cause) {
    throw new WatchwordError('misuse', 'A connectionString needs the package pg: npm install pg. Or pass a pool.', {
      cause,
    });
  }
}
