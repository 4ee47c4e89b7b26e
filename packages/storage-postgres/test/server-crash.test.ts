import { type Server, startPostgres } from '@watchword-internal/services';
import { expectServerKeeps } from '@watchword-internal/storage-tests';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { migrated, poolOn } from './support/database.ts';

describe.each([
  { settings: {}, durability: 'on' },
  // The server would write what was acknowledged to the disk after ten seconds.
  {
    settings: { synchronous_commit: 'off', wal_writer_delay: '10s', wal_writer_flush_after: '1GB' },
    durability: 'off',
  },
])('a server that is killed in the middle of commits, with synchronous_commit = $durability', ({ settings }) => {
  let server: Server;
  beforeAll(async () => {
    server = await startPostgres({ durable: true, settings });
  });
  afterAll(() => server.stop());

  it('A1 A10 T9 has what it acknowledged, nothing half-written, and does an unanswered commit once', async () => {
    const { storage } = await migrated({}, poolOn(server.url));
    await expectServerKeeps({ server, connect: () => storage, rounds: 5 });
  });
});
