import type { MysqlValue } from '../client/pool.ts';
import type { Tables } from '../schema/tables.ts';
import type { EncodedChange } from './encode.ts';

/** A statement with its values. */
export interface Step {
  readonly sql: string;
  readonly values: MysqlValue[];
}

/** What a commit does, in one transaction. */
export interface Steps {
  /** Writes the account, if it still has the expected revision. Unless that is one row, the commit has lost. */
  readonly decisive: Step;
  readonly following: readonly Step[];
}

/** Bounds the length of a statement. Core's own commits bring a handful of events. */
const eventsAtOnce = 100;

/**
 * The account goes first. Its row is locked from then on, and everyone else who commits for this user waits there: so the
 * events of a user are numbered in the order of their commits.
 */
export function stepsOf(tables: Tables, change: EncodedChange): Steps {
  const { user, account, keepSince } = change;
  const all = { sql: `DELETE FROM ${tables.event} WHERE user_id = ?`, values: [user] };
  if (account === null) return { decisive: erasure(tables, change), following: [all] };
  const old = { sql: `${all.sql} AND at < ?`, values: [user, keepSince] };
  return { decisive: writing(tables, { ...change, account }), following: [...additions(tables, change), old] };
}

function erasure({ account: table }: Tables, { user, expected }: EncodedChange): Step {
  const revision = expected ?? Buffer.alloc(0);
  return { sql: `DELETE FROM ${table} WHERE user_id = ? AND revision = ?`, values: [user, revision] };
}

/** A new account is inserted without IGNORE, which would hide every other error too. */
function writing({ account: table }: Tables, change: EncodedChange & { readonly account: Buffer }): Step {
  const { user, expected, next, account } = change;
  return expected === null
    ? { sql: `INSERT INTO ${table} (user_id, revision, account) VALUES (?, ?, ?)`, values: [user, next, account] }
    : {
        sql: `UPDATE ${table} SET revision = ?, account = ? WHERE user_id = ? AND revision = ?`,
        values: [next, account, user, expected],
      };
}

function additions({ event: table }: Tables, { user, events }: EncodedChange): readonly Step[] {
  return chunksOf(events, eventsAtOnce).map((some) => ({
    sql: `INSERT INTO ${table} (user_id, at, event) VALUES ${some.map(() => '(?, ?, ?)').join(', ')}`,
    values: some.flatMap(({ at, event }) => [user, at, event]),
  }));
}

function chunksOf<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, place) =>
    all.slice(place * size, (place + 1) * size),
  );
}
