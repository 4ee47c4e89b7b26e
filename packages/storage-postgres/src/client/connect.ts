import { createHash } from 'node:crypto';
import { WatchwordError } from '@watchword/core/storage';
import { openPool } from './open-pool.ts';
import type { PostgresStorageOptions } from './options.ts';
import type { PostgresPool, PostgresValue } from './pool.ts';
import type { Row } from './rows.ts';

/** A statement as it is sent again and again. */
export interface Statement {
  /** Follows from the text: two storages on one pool, or two versions behind one pooler, never share a name. */
  readonly name: string;
  readonly text: string;
}

/** Runs one statement in a transaction of its own. */
export type Run = (statement: Statement, values: PostgresValue[]) => Promise<readonly Row[]>;

/** The way to the server. */
export interface Connection {
  readonly run: Run;
  /** Runs a statement without parameters, which is not worth preparing. */
  readonly runOnce: (text: string) => Promise<readonly Row[]>;
  /** Ends the pool if it was opened here; a pool of the host stays open. */
  readonly end: () => Promise<void>;
}

/** Nothing is opened before the first statement. */
export function connect({ pool, connectionString, preparedStatements = true }: PostgresStorageOptions): Connection {
  if (pool !== undefined) return { ...runners(async () => pool, preparedStatements), end: async () => undefined };
  let opened: ReturnType<typeof openPool> | undefined;
  const open = () => {
    opened ??= openPool(connectionString);
    return opened;
  };
  return { ...runners(open, preparedStatements), end: async () => (await opened?.catch(() => undefined))?.end() };
}

function runners(open: () => Promise<PostgresPool>, prepare: boolean): Pick<Connection, 'run' | 'runOnce'> {
  return {
    async run({ name, text }, values) {
      const pool = await open();
      return rowsOf(await (prepare ? pool.query({ name, text, values }) : pool.query(text, values)));
    },
    runOnce: async (text) => rowsOf(await (await open()).query(text)),
  };
}

/** Names a statement, once: a hash takes longer than to send it. */
export function named(text: string): Statement {
  return { name: `watchword_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`, text };
}

function rowsOf(result: unknown): readonly Row[] {
  const rows = isObject(result) ? result['rows'] : undefined;
  if (Array.isArray(rows) && rows.every(isObject)) return rows;
  throw new WatchwordError('misuse', 'pool.query() must resolve to { rows }, an array of objects, as that of pg does.');
}

function isObject(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
