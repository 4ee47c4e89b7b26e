import { storageContract } from '@watchword/testkit';
import { type Server, startPgbouncer, startPostgres } from '@watchword-internal/services';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrated, poolOn } from './support/database.ts';
import { failureOf } from './support/failure-of.ts';
import { makeStore } from './support/store.ts';

let postgres: Server;
let pgbouncer: Server;

beforeAll(async () => {
  postgres = await startPostgres();
  pgbouncer = await startPgbouncer(postgres);
});

afterAll(async () => {
  await pgbouncer.stop();
  await postgres.stop();
});

describe('behind PgBouncer in transaction mode', () => {
  storageContract({ describe, it }, makeStore({ url: () => pgbouncer.url, options: { preparedStatements: false } }), {
    rounds: 50,
    connectCuttable: (store) => store.connectCuttable(),
  });

  it('prepared statements get lost, and the error says what to set', async () => {
    const { storage, pool } = await migrated({}, poolOn(pgbouncer.url, { max: 3 }));
    // Each connection of the pool prepares what the pooler then looks for on another one.
    const failure = await failureOf(() =>
      Promise.all(Array.from({ length: 30 }, async (_, place) => storage.load(`user ${place}`))),
    );
    expect(failure).toMatchObject({ code: 'storage', retryable: false });
    expect(failure.message).toContain('Set preparedStatements: false.');
    expect(pool.totalCount).toBeGreaterThan(0);
  });
});
