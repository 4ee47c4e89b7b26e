import type { MysqlConnection, MysqlPool } from '../../src/index.ts';

/** A pool whose connections do some things in another way. */
export function wrapped(
  pool: MysqlPool,
  change: (inner: MysqlConnection) => Partial<MysqlConnection & { connection: unknown }>,
): MysqlPool {
  return {
    async getConnection() {
      const inner = await pool.getConnection();
      return {
        query: (statement) => inner.query(statement),
        execute: (statement) => inner.execute(statement),
        release: () => inner.release(),
        destroy: () => inner.destroy(),
        // By this it is known again.
        connection: 'connection' in inner ? inner.connection : undefined,
        ...change(inner),
      };
    },
  };
}
