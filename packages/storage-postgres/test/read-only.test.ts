import { change, commit } from '@watchword/testkit';
import { type Server, startPostgres } from '@watchword-internal/services';
import { failureOf } from '@watchword-internal/storage-tests';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { postgresStorage } from '../src/index.ts';
import { migrated, poolOn } from './support/database.ts';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

describe('A9 a server that can only be read', () => {
  it('by default_transaction_read_only refuses commits', async () => {
    const { storage: writer, prefix } = await migrated({}, poolOn(server.url));
    const { next } = await commit(writer);
    const pool = poolOn(server.url, { options: '-c default_transaction_read_only=on' });
    const storage = postgresStorage({ pool, prefix });
    for (const parts of [{ expected: next }, { expected: next, account: null }, { userId: 'bob' }]) {
      expect(await failureOf(() => storage.commit(change(parts)))).toMatchObject({
        code: 'storage',
        retryable: false,
        message:
          'PostgreSQL can only be read here: it is a standby, or default_transaction_read_only is on. Connect to the primary.',
      });
    }
    expect((await writer.load('alice'))?.revision).toBe(next);
  });

  it('being a standby refuses to load too: what it has may be out of date', async () => {
    const { storage: writer, prefix } = await migrated({}, poolOn(server.url));
    await commit(writer);
    const standby = await startPostgres({ standbyOf: server });
    onTestFinished(standby.stop);
    const pool = poolOn(standby.url);
    const storage = postgresStorage({ pool, prefix });
    expect(await failureOf(() => storage.load('alice'))).toMatchObject({
      code: 'storage',
      retryable: false,
      message: 'PostgreSQL is a standby here, whose accounts may be out of date. Connect to the primary.',
    });
    expect((await failureOf(() => commit(storage, { userId: 'bob' }))).message).toContain('can only be read here');
    expect((await failureOf(() => postgresStorage({ pool, prefix: 'other_' }).migrate())).message).toContain(
      'can only be read here',
    );
    await pool.query('SELECT pg_promote()');
    await commit(storage, { userId: 'bob' });
    expect(await storage.load('bob')).toBeDefined();
  });
});
