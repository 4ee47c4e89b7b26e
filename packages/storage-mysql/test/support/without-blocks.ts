import type { MysqlPool } from '../../src/index.ts';
import { wrapped } from './wrapped.ts';

/** A pool on a server that finds an error of syntax in every block, as MySQL does. */
export function withoutBlocks(pool: MysqlPool): MysqlPool {
  return wrapped(pool, (inner) => ({
    execute: (statement) =>
      inner.execute({ ...statement, sql: statement.sql.replace(/^BEGIN NOT ATOMIC/, 'BEGIN A BLOCK') }),
  }));
}
