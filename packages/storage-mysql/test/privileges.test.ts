import { change, commit } from '@watchword/testkit';
import { failureOf } from '@watchword-internal/storage-tests';
import type { Pool } from 'mysql2/promise';
import { describe, expect, it } from 'vitest';
import { mysqlStorage } from '../src/index.ts';
import { migrated, newPrefix, poolOn, sharedUrl } from './support/database.ts';

/** As the guide has it. */
const grants = (prefix: string, user: string) => [
  `GRANT SELECT, INSERT, UPDATE (revision, account), DELETE ON ${prefix}account TO ${user}`,
  `GRANT SELECT, INSERT, DELETE ON ${prefix}event TO ${user}`,
  `GRANT SELECT ON ${prefix}schema TO ${user}`,
];

/** What migrate() needs besides, of its own user or of this one. */
const grantsToMigrate = (prefix: string, user: string) =>
  ['account', 'event', 'schema'].map(
    (table) => `GRANT CREATE, SELECT${table === 'schema' ? ', INSERT, UPDATE' : ''} ON ${prefix}${table} TO ${user}`,
  );

async function run(pool: Pool, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await pool.query(statement);
}

/** A user that may sign in to the database of the tests and has been granted nothing, and a pool of its own. */
async function newUser() {
  const name = newPrefix();
  const user = `${name}@'127.0.0.1'`;
  const owner = poolOn();
  // A table of its own, so that it may choose the database.
  await run(owner, [
    `CREATE USER ${user}`,
    `CREATE TABLE ${name}any (id INT)`,
    `GRANT SELECT ON ${name}any TO ${user}`,
  ]);
  return { user, owner, pool: poolOn(sharedUrl().replace('root@', `${name}@`)) };
}

const lossy = { dangerouslyAllowLostCommits: true };

describe('a user with the grants of the guide and no others', () => {
  it('may do all that the storage does, and call migrate() at each start', async () => {
    const { prefix } = await migrated();
    const { user, owner, pool } = await newUser();
    await run(owner, grants(prefix, user));
    const storage = mysqlStorage({ pool, prefix, ...lossy });
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
      await expect(pool.query(forbidden)).rejects.toMatchObject({
        errno: expect.toSatisfy((n: number) => [1142, 1143].includes(n)),
      });
    }
  });

  it('and those to make tables may call the first migrate()', async () => {
    const { user, owner, pool } = await newUser();
    const prefix = newPrefix();
    await run(owner, grantsToMigrate(prefix, user));
    await mysqlStorage({ pool, prefix, ...lossy }).migrate();
    expect(await mysqlStorage({ pool: owner, prefix, ...lossy }).commit(change())).toBe(true);
  });

  it.each([
    { revoke: 'DELETE', table: 'event', parts: {} },
    { revoke: 'INSERT', table: 'event', parts: { events: [{ at: 1, event: 'x' }] } },
    { revoke: 'UPDATE (revision, account)', table: 'account', parts: {} },
  ])('A9 but $revoke on $table is told so, and nothing is accepted', async ({ revoke, table, parts }) => {
    const { prefix, storage: own } = await migrated();
    const { next } = await commit(own);
    const { user, owner, pool } = await newUser();
    await run(owner, [...grants(prefix, user), `REVOKE ${revoke} ON ${prefix}${table} FROM ${user}`]);
    const failure = await failureOf(() =>
      mysqlStorage({ pool, prefix, ...lossy }).commit(change({ expected: next, ...parts })),
    );
    expect(failure).toMatchObject({ code: 'storage', retryable: false });
    expect(failure.message).toBe(
      'MySQL forbids this to the user. Grant it what the guide MySQL lists; migrate() needs more.',
    );
    expect((await own.load('alice'))?.revision).toBe(next);
  });

  it('cannot make tables, and is told so', async () => {
    const { pool } = await newUser();
    const failure = await failureOf(() => mysqlStorage({ pool, prefix: newPrefix(), ...lossy }).migrate());
    expect(failure.message).toContain('forbids this to the user');
  });
});
