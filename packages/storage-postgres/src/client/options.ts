import { checkKeys, WatchwordError } from '@watchword/core/storage';
import type { TableOptions } from '../schema/tables.ts';
import type { PostgresPool } from './pool.ts';

/** Options of {@link postgresStorage}: a pool of the host, or where to connect. */
export type PostgresStorageOptions = PostgresSettings &
  (
    | {
        /**
         * A `Pool` of pg, or what queries in the same way. Never a client on which a transaction may be open: a commit would
         * hang on the end of it. The host ends the pool.
         */
        readonly pool: PostgresPool;
        readonly connectionString?: undefined;
      }
    | {
        /** A URL such as `postgres://user:password@host/database`, for which pg is loaded and a pool is opened. */
        readonly connectionString: string;
        readonly pool?: undefined;
      }
  );

/** Options that do not hang on how the storage connects. */
export interface PostgresSettings extends TableOptions {
  /**
   * Whether connections keep their parsed statements under a name; default true. False for a pooler that gives each
   * transaction another connection and does not keep track of names, such as PgBouncer before 1.21.
   */
  readonly preparedStatements?: boolean;
}

/** @throws `misuse`, `unknown-option` */
export function assertOptions(options: PostgresStorageOptions): void {
  checkKeys<PostgresStorageOptions>(
    options,
    { pool: true, connectionString: true, schema: true, prefix: true, preparedStatements: true },
    'postgresStorage',
  );
  const { pool, connectionString, preparedStatements } = options as {
    readonly [Key in keyof PostgresStorageOptions]: unknown;
  };
  if ((pool === undefined) === (connectionString === undefined)) {
    throw misuse('postgresStorage() takes a pool or a connectionString: one of the two.');
  }
  if (pool !== undefined && !hasQuery(pool)) {
    throw misuse('pool must be a Pool of pg, or another object whose query() runs a statement.');
  }
  if (connectionString !== undefined && !isConnectionString(connectionString)) {
    throw misuse("connectionString must be a URL such as 'postgres://user@host/database'.");
  }
  if (preparedStatements !== undefined && typeof preparedStatements !== 'boolean') {
    throw misuse('preparedStatements must be true or false.');
  }
}

function hasQuery(pool: unknown): boolean {
  return typeof pool === 'object' && pool !== null && 'query' in pool && typeof pool.query === 'function';
}

function isConnectionString(text: unknown): boolean {
  return typeof text === 'string' && /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);
}

/** The message never repeats what was given: it may hold a password. */
function misuse(message: string): WatchwordError {
  return new WatchwordError('misuse', message);
}
