import { expectServerKeeps } from '@watchword-internal/storage-tests';
import { describe, it } from 'vitest';
import { migrated, ownServer, poolOn } from './support/database.ts';

describe.each([
  { log: 'without', settings: {} },
  { log: 'with', settings: { 'log-bin': 'binlog', 'sync-binlog': '1' } },
])('a server $log a binary log that is killed in the middle of commits', ({ settings }) => {
  it('A1 A10 T9 has what it acknowledged, nothing half-written, and does an unanswered commit once', async () => {
    const server = await ownServer(settings);
    const { storage } = await migrated({ dangerouslyAllowLostCommits: false }, poolOn(server.url));
    await expectServerKeeps({ server, connect: () => storage, rounds: 5 });
  });
});
