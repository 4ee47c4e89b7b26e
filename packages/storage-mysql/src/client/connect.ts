import { openPool } from './open-pool.ts';
import type { MysqlStorageOptions } from './options.ts';
import type { MysqlPool } from './pool.ts';

/** The way to the server. */
export interface Connector {
  readonly pool: () => Promise<MysqlPool>;
  /** Ends the pool if it was opened here; a pool of the host stays open. */
  readonly end: () => Promise<void>;
}

/** Nothing is opened before the first call. */
export function connect({ pool, connectionString }: MysqlStorageOptions): Connector {
  if (pool !== undefined) return { pool: async () => pool, end: async () => undefined };
  let opened: ReturnType<typeof openPool> | undefined;
  return {
    pool: () => {
      opened ??= openPool(connectionString);
      return opened;
    },
    end: async () => (await opened)?.end(),
  };
}
