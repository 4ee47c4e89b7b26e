import { randomBytes } from 'node:crypto';
import { Pool, type PoolConfig } from 'pg';
import { inject, onTestFinished } from 'vitest';
import { type PostgresStorage, type PostgresStorageOptions, postgresStorage } from '../../src/index.ts';

/** A prefix that no other test has. */
export function newPrefix(): string {
  return `t${randomBytes(8).toString('hex')}_`;
}

/** A pool on the server that the test files share, or another one. Ended after the test. */
export function poolOn(url = inject('postgresUrl'), config: PoolConfig = {}): Pool {
  const pool = openPool(url, config);
  onTestFinished(() => pool.end());
  return pool;
}

/** The same, to be ended by the caller. */
export function openPool(url: string, config: PoolConfig = {}): Pool {
  return new Pool({ connectionString: url, ...config }).on('error', () => undefined);
}

/** Another database of the server that the test files share. */
export function databaseUrl(name: string): string {
  return new URL(name, inject('postgresUrl')).href;
}

/** A storage on tables of its own, not yet made, and the pool under it. */
export function database(options: Partial<PostgresStorageOptions> = {}, pool = poolOn()) {
  const prefix = newPrefix();
  const storage = postgresStorage({ pool, prefix, ...options } as PostgresStorageOptions);
  return { pool, prefix, storage };
}

/** The same, with its tables. */
export async function migrated(
  ...args: Parameters<typeof database>
): Promise<{ readonly pool: Pool; readonly prefix: string; readonly storage: PostgresStorage }> {
  const made = database(...args);
  await made.storage.migrate();
  return made;
}
