import type { Change } from '@watchword/core/storage';
import type { Run, Statement } from '../client/connect.ts';
import type { PostgresValue } from '../client/pool.ts';
import { booleanOf, oneRow } from '../client/rows.ts';
import type { Transactions } from '../client/transactions.ts';
import { hasConflict } from '../failures/sql-state.ts';
import type { Tables } from '../schema/tables.ts';
import { commitStatements } from './statements.ts';

/** Gives how a change is committed: by one round trip, and a second one only if that did nothing. */
export function prepareCommit(
  run: Run,
  transactions: Transactions,
  tables: Tables,
): (change: Change) => Promise<boolean> {
  const statements = commitStatements(tables);
  const commit = async (statement: Statement, values: PostgresValue[]) => {
    const row = oneRow(await run(statement, values));
    transactions.assertOwn(row);
    return booleanOf(row, 'done');
  };
  const isStored = async ({ userId, next }: Change) =>
    booleanOf(oneRow(await run(statements.stored, [userId, next])), 'stored');

  return async (change) => {
    const { statement, values } = statementFor(change, statements);
    const done = await commit(statement, values).catch(lostByConflict);
    // A commit that is sent again finds its own revision. Only a new statement sees what was committed while it waited.
    return done || isStored(change);
  };
}

function statementFor(
  { userId, expected, next, account, events, keepSince }: Change,
  { create, replace, replaceWithOne, erase }: ReturnType<typeof commitStatements>,
): { readonly statement: Statement; readonly values: PostgresValue[] } {
  if (account === null) return { statement: erase, values: [userId, expected ?? ''] };
  const [first, ...more] = events;
  if (expected !== null && first !== undefined && more.length === 0) {
    return { statement: replaceWithOne, values: [userId, next, account, first.at, first.event, keepSince, expected] };
  }
  const values = [userId, next, account, events.map(({ at }) => at), events.map(({ event }) => event), keepSince];
  return expected === null ? { statement: create, values } : { statement: replace, values: [...values, expected] };
}

/** Where the host's default is above READ COMMITTED, a commit that lost ends in this error. Nothing was written. */
function lostByConflict(error: unknown): false {
  if (hasConflict(error)) return false;
  throw error;
}
