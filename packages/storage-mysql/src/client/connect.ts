import { openPool } from './open-pool.ts';
import type { MysqlStorageOptions } from './options.ts';
import type { MysqlPool } from './pool.ts';

/** The way to the server. */
export interface Connector {
  readonly pool: () => Promise<MysqlPool>;
  /** True if the pool was opened here: nobody else ever uses its connections. */
  readonly exclusive: boolean;
  /** Ends the pool if it was opened here; a pool of the host stays open. */
  readonly end: () => Promise<void>;
}

/** Nothing is opened before the first call. */
export function connect({ pool, connectionString }: MysqlStorageOptions): Connector {
  if (pool !== undefined) return { pool: async () => pool, exclusive: false, end: async () => undefined };
  let opened: ReturnType<typeof openPool> | undefined;
  return {
    pool: () => {
      opened ??= openPool(connectionString);
      return opened;
    },
    exclusive: true,
    end: async () => (await opened?.catch(() => undefined))?.end(),
  };
}
