import { storageContract } from '@watchword/testkit';
import { describe, inject, it } from 'vitest';
import { postgresStorage } from '../src/index.ts';
import { openPool } from './support/database.ts';
import { sqlOfGuide } from './support/guide.ts';
import { makeStore } from './support/store.ts';

/** As the guide has it. */
async function makeTables(url: string, prefix: string): Promise<void> {
  const pool = openPool(url);
  await pool.query(sqlOfGuide('Many users', prefix));
  await postgresStorage({ pool, prefix }).migrate();
  await pool.end();
}

describe('on tables that the host has partitioned by user id', () => {
  storageContract({ describe, it }, makeStore({ url: () => inject('postgresUrl'), makeTables }), { rounds: 10 });
});
