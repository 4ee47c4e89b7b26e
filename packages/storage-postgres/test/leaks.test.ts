import { inspect } from 'node:util';
import { change } from '@watchword/testkit';
import { failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, it, vi } from 'vitest';
import { type PostgresPool, postgresStorage } from '../src/index.ts';
import { migrated, poolOn } from './support/database.ts';

const personal = { userId: 'alice@example.org', account: 'sealed-account', event: 'from-10.0.0.7' };
const commitOf = { userId: personal.userId, account: personal.account, events: [{ at: 1, event: personal.event }] };

/** Everything of an error that a log or a debugger could show. */
function shown(error: Error): string {
  return [inspect(error, { depth: null, showHidden: true, getters: true }), JSON.stringify(error), error.stack].join();
}

/** The values, of these and the personal ones, that an error shows. */
function leaked(error: Error, ...more: readonly string[]): readonly string[] {
  return [...Object.values(personal), ...more].filter((value) => shown(error).includes(value));
}

/** Fails as drivers do that would be helpful. */
const failTelling: PostgresPool['query'] = async (_, values) => {
  const text = String(values);
  const error = new Error(`Failed query. params: ${text}`, { cause: new Error(text) });
  throw Object.assign(error, { parameters: values, detail: text, where: text, hint: text });
};

describe('an error and its cause quote nothing of what was stored or sent:', () => {
  // With this setting the server tells all parameters in the context of its errors.
  const verbose = { options: '-c log_parameter_max_length_on_error=-1' };

  it.each([
    { rule: "CHECK (account <> 'sealed-account')", code: '23514' },
    { rule: 'ADD_GENERATED', code: '22P02' },
  ])('not a row that a rule of the host refuses ($code)', async ({ rule, code }) => {
    const { storage, pool, prefix } = await migrated({}, poolOn(undefined, verbose));
    if (rule === 'ADD_GENERATED')
      await pool.query(`ALTER TABLE ${prefix}account ADD number int GENERATED ALWAYS AS (account::int) STORED`);
    else await pool.query(`ALTER TABLE ${prefix}account ADD ${rule}`);
    const failure = await failureOf(() => storage.commit(change(commitOf)));
    expect(failure).toMatchObject({ code: 'storage', retryable: false, cause: { code, severity: 'ERROR' } });
    expect(failure.message).toBe(`PostgreSQL failed (${code}). See the cause.`);
    expect(leaked(failure)).toEqual([]);
  });

  it('not a user id that no database keeps', async () => {
    const { storage } = await migrated({}, poolOn(undefined, verbose));
    const failure = await failureOf(() => storage.load(`${personal.userId}\u0000`));
    expect(failure).toMatchObject({ code: 'storage', cause: { code: '22021' } });
    expect(leaked(failure)).toEqual([]);
  });

  it.each(['P0001', '42501', '57014'])('not those that a trigger of the host raises under %s', async (code) => {
    const { storage, pool, prefix } = await migrated();
    await pool.query(`CREATE FUNCTION ${prefix}raise() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'no place for %', NEW USING ERRCODE = '${code}'; END $$;
      CREATE TRIGGER t BEFORE INSERT ON ${prefix}account FOR EACH ROW EXECUTE FUNCTION ${prefix}raise()`);
    expect(leaked(await failureOf(() => storage.commit(change(commitOf))))).toEqual([]);
  });

  it('not the parameters that other drivers put into messages and fields', async () => {
    const working = await migrated();
    let fail = false;
    const pool: PostgresPool = { query: (...args) => (fail ? failTelling(...args) : working.pool.query(...args)) };
    const storage = postgresStorage({ pool, prefix: working.prefix, preparedStatements: false });
    await storage.load('somebody');
    fail = true;
    const failure = await failureOf(() => storage.commit(change(commitOf)));
    expect(failure.message).toBe('PostgreSQL failed (Error). See the cause.');
    expect((failure.cause as Error).message).toBe('The message is withheld: it may quote what was stored.');
    expect((failure.cause as Error).stack).toContain('leaks.test.ts');
    expect(leaked(failure)).toEqual([]);
  });

  it('not what is thrown without being an error', async () => {
    const pool: PostgresPool = { query: vi.fn<PostgresPool['query']>().mockRejectedValue(personal.userId) };
    expect(leaked(await failureOf(() => postgresStorage({ pool }).load(personal.userId)))).toEqual([]);
  });

  it('not the password of a connection', async () => {
    for (const connectionString of ['postgres://u:geheim@host:99999/db', 'mysql://u:geheim@host/db', 'geheim']) {
      const failure = await failureOf(() => postgresStorage({ connectionString }));
      expect(failure.code).toBe('misuse');
      expect(leaked(failure, 'geheim')).toEqual([]);
    }
    const storage = postgresStorage({ connectionString: 'postgres://u:geheim@127.0.0.1:1/db?sslmode=nonsense' });
    expect(leaked(await failureOf(() => storage.load('alice')), 'geheim')).toEqual([]);
    expect(inspect(storage, { depth: null, showHidden: true })).not.toContain('geheim');
    await storage.close();
  });
});
