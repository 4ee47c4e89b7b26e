import { inspect } from 'node:util';
import { change } from '@watchword/testkit';
import { failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import { type MysqlPool, mysqlStorage } from '../src/index.ts';
import { migrated } from './support/database.ts';
import { wrapped } from './support/wrapped.ts';

const personal = { userId: 'alice@example.org', account: 'sealed-account', event: 'from-10.0.0.7' };
const commitOf = { userId: personal.userId, account: personal.account, events: [{ at: 1, event: personal.event }] };
const lossy = { dangerouslyAllowLostCommits: true };

/** Everything of an error that a log or a debugger could show. */
function shown(error: Error): string {
  return [inspect(error, { depth: null, showHidden: true, getters: true }), JSON.stringify(error), error.stack].join();
}

/** The values, of these and the personal ones, that an error shows as text or as the bytes that are sent. */
function leaked(error: Error, ...more: readonly string[]): readonly string[] {
  return [...Object.values(personal), ...more].filter((value) =>
    [value, Buffer.from(value).toString('hex'), inspect(Buffer.from(value)).slice(8, 40)].some((form) =>
      shown(error).includes(form),
    ),
  );
}

describe('an error and its cause quote nothing of what was stored or sent:', () => {
  it.each([
    { rule: 'ADD CHECK (account <> "sealed-account")', errno: 4025 },
    { rule: 'MODIFY account INT', errno: 1366 },
    { rule: 'MODIFY user_id VARBINARY(3)', errno: 1406 },
  ])('not a value that the table of the host refuses ($errno)', async ({ rule, errno }) => {
    const { storage, pool, prefix } = await migrated();
    await pool.query(`ALTER TABLE ${prefix}account ${rule}`);
    const failure = await failureOf(() => storage.commit(change(commitOf)));
    expect(failure).toMatchObject({ code: 'storage', retryable: false, cause: { errno } });
    expect(failure.message).toBe(`MySQL failed (error ${errno}). See the cause.`);
    expect(leaked(failure)).toEqual([]);
  });

  it('not those that a trigger of the host raises', async () => {
    const { storage, pool, prefix } = await migrated();
    await pool.query(`CREATE TRIGGER ${prefix}raise BEFORE INSERT ON ${prefix}event FOR EACH ROW BEGIN
      SET @text = CONCAT('no place for ', NEW.user_id, NEW.event);
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = @text; END`);
    const failure = await failureOf(() => storage.commit(change(commitOf)));
    expect(failure).toMatchObject({
      cause: { errno: 1644, message: 'The message is withheld: it may quote what was stored.' },
    });
    expect(leaked(failure)).toEqual([]);
  });

  it('not the values that a driver puts into messages and fields', async () => {
    const { pool, prefix } = await migrated();
    let fail = false;
    const telling = wrapped(pool, (inner) => ({
      execute(statement) {
        if (!fail) return inner.execute(statement);
        const text = String(statement.values);
        const error = new Error(`Failed: ${text}`, { cause: new Error(text) });
        throw Object.assign(error, { sql: text, sqlMessage: text, values: statement.values, parameters: [text] });
      },
    }));
    const storage = mysqlStorage({ pool: telling, prefix, ...lossy });
    await Promise.all(Array.from({ length: 10 }, () => storage.load('somebody')));
    fail = true;
    const failure = await failureOf(() => storage.commit(change(commitOf)));
    expect(failure.message).toBe('MySQL failed (no code). See the cause.');
    expect(leaked(failure)).toEqual([]);
  });

  it('not what is thrown without being an error', async () => {
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- what a driver should never do
    const pool: MysqlPool = { getConnection: () => Promise.reject(personal.userId) };
    expect(leaked(await failureOf(() => mysqlStorage({ pool }).load(personal.userId)))).toEqual([]);
  });

  it('not the password of a connection', async () => {
    for (const connectionString of ['mysql://u:geheim@host:99999/db', 'postgres://u:geheim@host/db', 'geheim']) {
      const failure = await failureOf(() => mysqlStorage({ connectionString }));
      expect(failure.code).toBe('misuse');
      expect(leaked(failure, 'geheim')).toEqual([]);
    }
    for (const query of ['', '?ssl=nonsense', '?charset=nonsense', '?ssl=%7B']) {
      const storage = mysqlStorage({ connectionString: `mysql://u:geheim@127.0.0.1:1/db${query}` });
      expect(leaked(await failureOf(() => storage.load('alice')), 'geheim')).toEqual([]);
      expect(inspect(storage, { depth: null, showHidden: true })).not.toContain('geheim');
      await storage.close();
    }
  });
});
