import { storageContract } from '@watchword/testkit';
import { createPool } from 'mysql2/promise';
import { describe, it } from 'vitest';
import { sharedUrl } from './support/database.ts';
import { byPool, makeStore } from './support/store.ts';

/** As the guide has it. */
async function partition(url: string, prefix: string): Promise<void> {
  const pool = createPool(url);
  for (const table of ['account', 'event'])
    await pool.query(`ALTER TABLE ${prefix}${table} PARTITION BY KEY (user_id) PARTITIONS 4`);
  await pool.end();
}

describe('on tables that the host has partitioned by user id', () => {
  storageContract({ describe, it }, makeStore(byPool(), sharedUrl, partition), { rounds: 25 });
});
