import { storageContract } from '@watchword/testkit';
import { type Server, startMariadb } from '@watchword-internal/services';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { byPool, byUrl, makeStore } from './support/store.ts';

/** What the server makes of each new connection, where nobody sets anything else. */
describe.each([
  { defaults: 'SERIALIZABLE', settings: { 'transaction-isolation': 'SERIALIZABLE', autocommit: '0' } },
  {
    defaults: 'REPEATABLE-READ',
    settings: { 'innodb-snapshot-isolation': '1', 'completion-type': 'CHAIN', 'sql-mode': '', 'log-bin': 'binlog' },
  },
])('on a server whose default is $defaults', ({ settings }) => {
  let server: Server;
  beforeAll(async () => {
    server = await startMariadb({ settings });
  });
  afterAll(() => server.stop());

  describe.each([
    { pool: 'the storage', connect: byUrl },
    { pool: 'the host', connect: byPool() },
  ])('by a pool of $pool', ({ connect }) => {
    storageContract(
      { describe, it },
      makeStore(connect, () => server.url),
      {
        rounds: 20,
        connectCuttable: (store) => store.connectCuttable(),
      },
    );
  });
});
