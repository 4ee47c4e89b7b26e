import { type PostgresStorage, postgresStorage } from '../../src/index.ts';

/** What the processes of the hammer connect to. */
export interface Target {
  readonly connectionString: string;
  readonly prefix: string;
}

export const connect = (target: Target): PostgresStorage => postgresStorage(target);
