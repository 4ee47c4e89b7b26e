import { storageContract } from '@watchword/testkit';
import { describe, inject, it } from 'vitest';
import { postgresStorage } from '../src/index.ts';
import { openPool } from './support/database.ts';
import { makeStore } from './support/store.ts';

/** As the guide has it; before PostgreSQL 17 a partitioned table cannot have an identity column. */
function partitionedTables(prefix: string): string {
  const part = (table: string, place: number) =>
    `CREATE TABLE ${prefix}${table}_${place} PARTITION OF ${prefix}${table} FOR VALUES WITH (MODULUS 4, REMAINDER ${place});`;
  return `
CREATE TABLE ${prefix}account (user_id text COLLATE "C" NOT NULL PRIMARY KEY, revision text NOT NULL, account text NOT NULL)
  PARTITION BY HASH (user_id);
CREATE SEQUENCE ${prefix}event_id;
CREATE TABLE ${prefix}event (
  user_id text COLLATE "C" NOT NULL, id bigint NOT NULL DEFAULT nextval('${prefix}event_id'), at bigint NOT NULL,
  event text NOT NULL, PRIMARY KEY (user_id, id)
) PARTITION BY HASH (user_id);
${['account', 'event'].flatMap((table) => [0, 1, 2, 3].map((place) => part(table, place))).join('\n')}`;
}

async function makeTables(url: string, prefix: string): Promise<void> {
  const pool = openPool(url);
  await pool.query(partitionedTables(prefix));
  await postgresStorage({ pool, prefix }).migrate();
  await pool.end();
}

describe('on tables that the host has partitioned by user id', () => {
  storageContract({ describe, it }, makeStore({ url: () => inject('postgresUrl'), makeTables }), { rounds: 25 });
});
