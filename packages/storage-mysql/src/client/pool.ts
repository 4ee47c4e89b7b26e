/** What is bound to a parameter of a statement. */
export type MysqlValue = string | Buffer;

/** A statement, with settings of its own so that those of the pool do not matter. */
export interface MysqlStatement {
  readonly sql: string;
  readonly values?: MysqlValue[];
  readonly rowsAsArray: false;
  readonly nestTables: false;
  readonly namedPlaceholders: false;
  /** Takes values as mysql2 reads them, which is what `next` gives. */
  readonly typeCast: (field: unknown, next: () => unknown) => unknown;
}

/** A connection, as far as this package uses it. */
export interface MysqlConnection {
  /** Runs a statement as it is. Resolves to an array that begins with the rows, or with what the server says was done. */
  query(statement: MysqlStatement): Promise<readonly unknown[]>;
  /** Prepares a statement and runs it with its values. */
  execute(statement: MysqlStatement): Promise<readonly unknown[]>;
  /** Gives the connection back to the pool. */
  release(): void;
  /** Closes the connection at once; the pool forgets it. */
  destroy(): void;
}

/** A pool of connections, as far as this package uses it: a pool of `mysql2/promise`. */
export interface MysqlPool {
  /** A connection that nobody else uses until it is released. */
  getConnection(): Promise<MysqlConnection>;
}
