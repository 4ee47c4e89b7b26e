import { checkKeys, WatchwordError } from '@watchword/core/storage';
import type { TableOptions } from '../schema/tables.ts';
import type { MysqlPool } from './pool.ts';

/** Options of {@link mysqlStorage}: a pool of the host, or where to connect. */
export type MysqlStorageOptions = MysqlSettings &
  (
    | {
        /** A pool of `mysql2/promise`, which may serve the rest of the application too. The host ends it. */
        readonly pool: MysqlPool;
        readonly connectionString?: undefined;
      }
    | {
        /** A URL such as `mysql://user:password@host/database`, for which mysql2 is loaded and a pool is opened. */
        readonly connectionString: string;
        readonly pool?: undefined;
      }
  );

/** Options that do not hang on how the storage connects. */
export interface MysqlSettings extends TableOptions {
  /**
   * Use a server that acknowledges commits before they are on its disk; default false. A crash then loses the last ones, and
   * the codes that they spent are accepted again, unless other servers keep them.
   */
  readonly dangerouslyAllowLostCommits?: boolean;
}

/** @throws `misuse`, `unknown-option` */
export function assertOptions(options: MysqlStorageOptions): void {
  checkKeys<MysqlStorageOptions>(
    options,
    { pool: true, connectionString: true, prefix: true, dangerouslyAllowLostCommits: true },
    'mysqlStorage',
  );
  const { pool, connectionString, dangerouslyAllowLostCommits } = options as {
    readonly [Key in keyof MysqlStorageOptions]: unknown;
  };
  if ((pool === undefined) === (connectionString === undefined)) {
    throw misuse('mysqlStorage() takes a pool or a connectionString: one of the two.');
  }
  if (pool !== undefined) assertPool(pool);
  if (connectionString !== undefined && !isConnectionString(connectionString)) {
    throw misuse("connectionString must be a URL such as 'mysql://user@host/database'.");
  }
  if (dangerouslyAllowLostCommits !== undefined && typeof dangerouslyAllowLostCommits !== 'boolean') {
    throw misuse('dangerouslyAllowLostCommits must be true or false.');
  }
}

function assertPool(pool: unknown): void {
  if (typeof pool !== 'object' || pool === null || !('getConnection' in pool)) {
    throw misuse('pool must be a pool of mysql2/promise.');
  }
  if ('promise' in pool) throw misuse('pool answers by callbacks. Pass pool.promise(), or a pool of mysql2/promise.');
}

/** The database has to be named: a pool without one would fail at the first statement only. */
function isConnectionString(text: unknown): boolean {
  if (typeof text !== 'string' || !/^(mysql|mariadb):\/\//.test(text)) return false;
  return (URL.parse(text)?.pathname.length ?? 0) > 1;
}

/** The message never repeats what was given: it may hold a password. */
function misuse(message: string): WatchwordError {
  return new WatchwordError('misuse', message);
}
