import { change, commit } from '@watchword/testkit';
import { failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import { postgresStorage } from '../src/index.ts';
import { databaseUrl, migrated, newPrefix, poolOn } from './support/database.ts';
import { sqlOfGuide } from './support/guide.ts';

/** A role that may sign in and has been granted nothing, and a pool of its own. */
async function newRole() {
  const role = newPrefix();
  await poolOn().query(`CREATE ROLE ${role} LOGIN`);
  return { role, pool: poolOn(databaseUrl('postgres').replace('watchword@', `${role}@`)) };
}

describe('a role with the grants of the guide and no others', () => {
  it('may do all that the storage does, and call migrate() at each start', async () => {
    const { pool: owner, prefix } = await migrated();
    const { role, pool } = await newRole();
    await owner.query(sqlOfGuide('Privileges', prefix, role));
    const storage = postgresStorage({ pool, prefix });
    await storage.migrate();
    const created = await commit(storage, { events: [{ at: 1, event: 'one' }] });
    expect(await storage.commit(created)).toBe(true);
    const replaced = await commit(storage, { expected: created.next, events: [{ at: 2, event: 'two' }], keepSince: 2 });
    expect(await storage.load('alice')).toEqual({ revision: replaced.next, account: '{}' });
    expect(await storage.list({ limit: 5 })).toEqual({ items: ['alice'] });
    expect(await storage.history({ userId: 'alice', limit: 5 })).toEqual({ items: ['two'] });
    expect(await storage.commit(change({ expected: replaced.next, account: null }))).toBe(true);
    for (const forbidden of [
      `UPDATE ${prefix}account SET user_id = 'x'`,
      `UPDATE ${prefix}event SET event = 'x'`,
      `TRUNCATE ${prefix}account`,
      `INSERT INTO ${prefix}schema VALUES (9)`,
      `DROP TABLE ${prefix}account`,
    ]) {
      await expect(pool.query(forbidden)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('A9 that lacks one of them is told so, and nothing is accepted', async () => {
    const { pool: owner, prefix, storage: own } = await migrated();
    const { next } = await commit(own);
    const { role, pool } = await newRole();
    const storage = postgresStorage({ pool, prefix });
    await owner.query(`${sqlOfGuide('Privileges', prefix, role)} REVOKE DELETE ON ${prefix}event FROM ${role}`);
    const failure = await failureOf(() => storage.commit(change({ expected: next })));
    expect(failure).toMatchObject({ code: 'storage', retryable: false });
    expect(failure.message).toBe(
      'PostgreSQL forbids this to the role. Grant it what the guide PostgreSQL lists; migrate() needs more.',
    );
    expect((await own.load('alice'))?.revision).toBe(next);
  });

  it('A9 from which row security hides accounts is refused: it would see nobody who has a second factor', async () => {
    const { pool: owner, prefix, storage: own } = await migrated();
    await commit(own);
    const { role, pool } = await newRole();
    await owner.query(sqlOfGuide('Privileges', prefix, role));
    const running = postgresStorage({ pool, prefix });
    expect(await running.load('alice')).toBeDefined();
    for (const table of ['account', 'event']) {
      await owner.query(`ALTER TABLE ${prefix}${table} ENABLE ROW LEVEL SECURITY`);
      const storages = table === 'account' ? [running] : [];
      for (const storage of [...storages, postgresStorage({ pool, prefix })]) {
        expect((await failureOf(() => storage.load('alice'))).message).toContain('PostgreSQL has row security on');
      }
      await owner.query(`ALTER TABLE ${prefix}${table} DISABLE ROW LEVEL SECURITY`);
    }
    expect(await running.load('alice')).toBeDefined();
    expect(await running.load('bob')).toBeUndefined();
  });

  it('cannot make tables, and is told so', async () => {
    const { pool } = await newRole();
    const failure = await failureOf(() => postgresStorage({ pool, prefix: newPrefix() }).migrate());
    expect(failure.message).toContain('forbids this to the role');
  });
});
