/** What is bound to a parameter of a statement. */
export type PostgresValue = string | number | string[] | number[];

/** A statement with its parameters. */
export interface PostgresStatement {
  /** The same for the same text, so that a connection parses and plans it once. */
  readonly name: string;
  readonly text: string;
  readonly values: PostgresValue[];
}

/** A pool of connections, as far as this package uses it: a `Pool` of pg, or what queries in the same way. */
export interface PostgresPool {
  /**
   * Runs one statement **in a transaction of its own**, on any connection, and gives its rows as objects. With
   * `preparedStatements: false` it is called with a text and its values, otherwise with a {@link PostgresStatement}.
   */
  query(
    statement: string | PostgresStatement,
    values?: PostgresValue[],
  ): Promise<{ readonly rows: readonly unknown[] }>;
}
