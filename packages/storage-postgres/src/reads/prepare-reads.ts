import { eventCursor, pageOf, pageSize, type Storage, userCursor, WatchwordError } from '@watchword/core/storage';
import { named, type Run } from '../client/connect.ts';
import { booleanOf, oneRow, textOf } from '../client/rows.ts';
import { type Transactions, transactionMark } from '../client/transactions.ts';
import { isFiltered, refuseFiltered } from '../schema/row-security.ts';
import type { Tables } from '../schema/tables.ts';

/** Prepares the reads. Each is one statement, and so sees the store as the last commit left it. */
export function prepareReads(run: Run, transactions: Transactions, tables: Tables) {
  return {
    load: prepareLoad(run, transactions, tables),
    history: prepareHistory(run, tables),
    list: prepareList(run, tables),
  };
}

/** It always gives one row, so that no account differs from no answer. A standby may be behind: a stale read is refused. */
function prepareLoad(run: Run, transactions: Transactions, { account }: Tables): Storage['load'] {
  const statement = named(`SELECT a.revision, a.account, a.user_id IS NOT NULL AS found,
      a.user_id IS NULL AND ${isFiltered(account)} AS filtered, pg_is_in_recovery() AS standby, ${transactionMark}
    FROM (SELECT) AS one LEFT JOIN ${account} AS a ON a.user_id = $1`);
  return async (userId) => {
    const row = oneRow(await run(statement, [userId]));
    if (booleanOf(row, 'standby')) throw isStandby();
    transactions.assertOwn(row);
    if (booleanOf(row, 'found')) return { revision: textOf(row, 'revision'), account: textOf(row, 'account') };
    refuseFiltered(booleanOf(row, 'filtered'));
    return undefined;
  };
}

function prepareHistory(run: Run, { event }: Tables): Storage['history'] {
  const statement = named(
    `SELECT id::text AS place, event FROM ${event} WHERE user_id = $1 AND id < $2::bigint ORDER BY id DESC LIMIT $3::int`,
  );
  return async ({ userId, before, limit }) => {
    const size = pageSize(limit);
    const end = before === undefined ? Number.MAX_SAFE_INTEGER : eventCursor.read(before);
    const rows = await run(statement, [userId, end, size + 1]);
    return pageOf(rows, size, {
      item: (row) => textOf(row, 'event'),
      cursor: (row) => eventCursor.of(BigInt(textOf(row, 'place'))),
    });
  };
}

function prepareList(run: Run, { account }: Tables): Storage['list'] {
  const statement = named(`SELECT user_id FROM ${account} WHERE user_id > $1 ORDER BY user_id LIMIT $2::int`);
  return async ({ after, limit }) => {
    const size = pageSize(limit);
    // No user id is empty, so every one comes after the empty text.
    const rows = await run(statement, [after === undefined ? '' : userCursor.read(after), size + 1]);
    return pageOf(rows, size, {
      item: (row) => textOf(row, 'user_id'),
      cursor: (row) => userCursor.of(textOf(row, 'user_id')),
    });
  };
}

function isStandby(): WatchwordError {
  return new WatchwordError(
    'storage',
    'PostgreSQL is a standby here, whose accounts may be out of date. Connect to the primary.',
  );
}
