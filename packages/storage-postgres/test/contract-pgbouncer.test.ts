import { storageContract } from '@watchword/testkit';
import { type Server, startPgbouncer, startPostgres } from '@watchword-internal/services';
import { failureOf } from '@watchword-internal/storage-tests';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrated, poolOn } from './support/database.ts';
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
    rounds: 25,
    connectCuttable: (store) => store.connectCuttable(),
  });

  it('prepared statements get lost, and the error says what to set', async () => {
    const { storage } = await migrated({}, poolOn(pgbouncer.url, { max: 1 }));
    await storage.load('alice');
    const other = poolOn(pgbouncer.url, { max: 1 });
    // The transaction takes the connection to the server that was used last, which is the one that knows the statement.
    await other.query('BEGIN');
    const failure = await failureOf(() => storage.load('alice'));
    expect(failure).toMatchObject({ code: 'storage', retryable: false });
    expect(failure.message).toContain('Set preparedStatements: false.');
  });
});
