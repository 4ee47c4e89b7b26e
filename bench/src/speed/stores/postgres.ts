import { postgresStorage } from '@watchword/storage-postgres';
import { Pool } from 'pg';
import { targets } from '../../targets/targets.ts';
import type { OpenStore, RawRow, RawStore } from './open-store.ts';

const readText = 'SELECT revision, account FROM watchword_account WHERE user_id = $1';
const update = 'UPDATE watchword_account SET revision = $3, account = $4 WHERE user_id = $1 AND revision = $2';
const insert = 'INSERT INTO watchword_event (user_id, at, event)';
const writeText = `WITH put AS (${update} RETURNING 1) ${insert} SELECT $1, $5::bigint, $6 FROM put`;

const fillAccounts = `
  INSERT INTO watchword_account (user_id, revision, account)
  SELECT 'user-' || lpad((n * $2::int)::text, 9, '0'), revision, account
  FROM generate_series(0, $1::int - 1) AS n, (SELECT revision, account FROM watchword_account LIMIT 1) AS one
  ON CONFLICT DO NOTHING`;
const fillEvents = `
  INSERT INTO watchword_event (user_id, at, event)
  SELECT a.user_id, e.at, e.event
  FROM watchword_account AS a, (SELECT at, event FROM watchword_event LIMIT 1) AS e, generate_series(1, $1::int)`;

/** PostgreSQL with fsync, and pools of ten connections. */
export async function openPostgres(): Promise<OpenStore & { readonly where: string }> {
  const target = await targets.postgres();
  const store = connectPostgres(target.where);
  return { ...store, where: target.where, end: () => store.end().then(target.end) };
}

/** The same, of a server that runs. */
export function connectPostgres(connectionString: string): OpenStore {
  const storage = postgresStorage({ connectionString });
  const [pool, rival] = [openPool(connectionString), openPool(connectionString)];
  return {
    storage,
    raw: { raw: oneStatement(pool), 'raw, transaction': transaction(pool) },
    betterAuth: rival,
    filler: {
      accounts: (count, stride) => pool.query(fillAccounts, [count, stride]),
      events: (each) => pool.query(fillEvents, [each]),
    },
    end: () => Promise.all([storage.close(), pool.end(), rival.end()]),
  };
}

/** The server ends connections when it stops, which must not end the benchmark. */
function openPool(connectionString: string): Pool {
  return new Pool({ connectionString }).on('error', () => undefined);
}

/** A named statement for the read and one for the write: two round trips. */
function oneStatement(pool: Pool): RawStore {
  return {
    read: (userId) => read(pool, userId),
    async write({ userId, expected, next, account, at, event }) {
      const values = [userId, expected, next, account, at, event];
      return (await pool.query({ name: 'raw_write', text: writeText, values })).rowCount === 1;
    },
  };
}

/** The textbook: BEGIN, UPDATE, INSERT, COMMIT. */
function transaction(pool: Pool): RawStore {
  return {
    read: (userId) => read(pool, userId),
    async write({ userId, expected, next, account, at, event }) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const { rowCount } = await client.query(update, [userId, expected, next, account]);
        await client.query(`${insert} VALUES ($1, $2, $3)`, [userId, at, event]);
        await client.query('COMMIT');
        return rowCount === 1;
      } finally {
        client.release();
      }
    },
  };
}

async function read(pool: Pool, userId: string): Promise<RawRow> {
  const { rows } = await pool.query<RawRow>({ name: 'raw_read', text: readText, values: [userId] });
  return rows[0] as RawRow;
}
