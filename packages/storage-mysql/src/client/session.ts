import type { MysqlConnection, MysqlStatement, MysqlValue } from './pool.ts';
import { affectedRows, hasAutocommit, type Row, rowOfBlock, rowsOf } from './rows.ts';

/** What statements are run on: one connection, for the length of one call. */
export interface Session {
  /** True if nobody else can have changed or left open anything on this connection. */
  readonly exclusive: boolean;
  /** Runs a statement that has no values and gives no rows. Answers whether each statement is a transaction by itself now. */
  readonly run: (sql: string) => Promise<{ readonly autocommit: boolean }>;
  /** Runs a statement that gives rows. */
  readonly read: (sql: string, values: MysqlValue[]) => Promise<readonly Row[]>;
  /** Runs a statement that writes, and answers how many rows it did. */
  readonly write: (sql: string, values: MysqlValue[]) => Promise<number>;
  /** Runs a block of statements of which one gives a row, and answers that. */
  readonly runBlock: (sql: string, values: MysqlValue[]) => Promise<Row>;
}

/**
 * Values always go apart from the statement: how they would be quoted inside it depends on `sql_mode` and character sets. What
 * begins and ends transactions cannot be prepared, and has no values.
 */
export function sessionOn(connection: MysqlConnection, exclusive: boolean): Session {
  return {
    exclusive,
    run: async (sql) => ({ autocommit: hasAutocommit(await connection.query(statement(sql))) }),
    read: async (sql, values) => rowsOf(await connection.execute(statement(sql, values))),
    write: async (sql, values) => affectedRows(await connection.execute(statement(sql, values))),
    runBlock: async (sql, values) => rowOfBlock(await connection.execute(statement(sql, values))),
  };
}

/** A pool may be set to give rows in other shapes; a `typeCast` of the pool can only be outdone by another one. */
function statement(sql: string, values?: MysqlValue[]): MysqlStatement {
  return {
    sql,
    ...(values && { values }),
    rowsAsArray: false,
    nestTables: false,
    namedPlaceholders: false,
    typeCast: (_field, next) => next(),
  };
}
