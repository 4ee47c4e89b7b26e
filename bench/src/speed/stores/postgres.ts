import { postgresStorage } from '@watchword/storage-postgres';
import { Pool } from 'pg';
import { targets } from '../../targets/targets.ts';
import type { OpenStore, RawRow, RawStore } from './open-store.ts';

const readText = 'SELECT revision, account FROM watchword_account WHERE user_id = $1';
const update = 'UPDATE watchword_account SET revision = $3, account = $4 WHERE user_id = $1 AND revision = $2';
const insert = 'INSERT INTO watchword_event (user_id, at, event)';
const writeText = `WITH put AS (${update} RETURNING 1) ${insert} SELECT $1, $5::bigint, $6 FROM put`;

/** PostgreSQL with fsync, and pools of ten connections. */
export async function openPostgres(): Promise<OpenStore> {
  const target = await targets.postgres();
  const connectionString = target.where;
  const storage = postgresStorage({ connectionString });
  const [pool, rival] = [openPool(connectionString), openPool(connectionString)];
  return {
    storage,
    raw: { raw: oneStatement(pool), 'raw, transaction': transaction(pool) },
    betterAuth: rival,
    end: () => Promise.all([storage.close(), pool.end(), rival.end()]).then(target.end),
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
