import { mysqlStorage } from '@watchword/storage-mysql';
import { createPool, type Pool, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import { targets } from '../../targets/targets.ts';
import type { OpenStore, RawStore } from './open-store.ts';

/** MariaDB with innodb_flush_log_at_trx_commit = 1, and pools of ten connections. */
export async function openMariadb(): Promise<OpenStore> {
  const target = await targets.mariadb();
  const storage = mysqlStorage({ connectionString: target.where });
  const [pool, rival] = [createPool(target.where), createPool(target.where)];
  return {
    storage,
    raw: { raw: transaction(pool) },
    betterAuth: rival,
    end: () => Promise.all([storage.close(), pool.end(), rival.end()]).then(target.end),
  };
}

/** Prepared statements in a transaction: five round trips with the read, which cannot be fewer on MySQL. */
function transaction(pool: Pool): RawStore {
  return {
    async read(userId) {
      const text = 'SELECT revision, account FROM watchword_account WHERE user_id = ?';
      const [rows] = await pool.execute<RowDataPacket[]>(text, [Buffer.from(userId)]);
      return { revision: String(rows[0]?.['revision']), account: String(rows[0]?.['account']) };
    },
    async write({ userId, expected, next, account, at, event }) {
      const connection = await pool.getConnection();
      try {
        await connection.query('START TRANSACTION');
        const update = 'UPDATE watchword_account SET revision = ?, account = ? WHERE user_id = ? AND revision = ?';
        const user = Buffer.from(userId);
        const [{ affectedRows }] = await connection.execute<ResultSetHeader>(update, [next, account, user, expected]);
        await connection.execute('INSERT INTO watchword_event (user_id, at, event) VALUES (?, ?, ?)', [
          user,
          at,
          event,
        ]);
        await connection.query('COMMIT');
        return affectedRows === 1;
      } finally {
        connection.release();
      }
    },
  };
}
