import { named } from '../client/connect.ts';
import { transactionMark } from '../client/transactions.ts';
import type { Tables } from '../schema/tables.ts';

/**
 * The statement of each kind of commit. It compares, writes the account and its events, and is a transaction by itself: right
 * at READ COMMITTED, because the update and the delete look again at the newest row once they have its lock.
 */
export function commitStatements({ account, event }: Tables) {
  const put = `UPDATE ${account} SET revision = $2, account = $3 WHERE user_id = $1 AND revision = $7 RETURNING 1`;
  const trim = `trim AS (DELETE FROM ${event} AS e USING put WHERE e.user_id = $1 AND e.at < $6::bigint)`;
  const thenEvents = `,
    log AS (
      INSERT INTO ${event} (user_id, at, event)
      SELECT $1, e.at, e.event FROM put, unnest($4::bigint[], $5::text[]) WITH ORDINALITY AS e (at, event, n)
      WHERE e.at >= $6::bigint ORDER BY e.n
    ),
    ${trim}`;
  const thenEvent = `,
    log AS (INSERT INTO ${event} (user_id, at, event) SELECT $1, $4, $5 FROM put WHERE $4::bigint >= $6::bigint),
    ${trim}`;
  return {
    /** Of user, next, account, times and texts of events, keepSince. */
    create: named(`WITH put AS (
      INSERT INTO ${account} (user_id, revision, account) VALUES ($1, $2, $3)
      ON CONFLICT (user_id) DO NOTHING RETURNING 1
    )${thenEvents} ${durablyDone('put')}`),
    /** Of the same, and expected. */
    replace: named(`WITH put AS (${put})${thenEvents} ${durablyDone('put')}`),
    /** Of the same with a single event, which nearly every commit has: a tenth of the time goes into lists of one. */
    replaceWithOne: named(`WITH put AS (${put})${thenEvent} ${durablyDone('put')}`),
    /** Of user and expected. */
    erase: named(`WITH gone AS (DELETE FROM ${account} WHERE user_id = $1 AND revision = $2 RETURNING 1),
    log AS (DELETE FROM ${event} AS e USING gone WHERE e.user_id = $1) ${durablyDone('gone')}`),
    /** Of user and next. */
    stored: named(`SELECT EXISTS (SELECT FROM ${account} WHERE user_id = $1 AND revision = $2) AS stored`),
  };
}

/**
 * With `synchronous_commit = off` a crash of the server loses the last commits, and the codes that they spent would be
 * accepted again. So it is set where it is off, for this transaction; what is stricter than `on` stays.
 */
function durablyDone(rows: string): string {
  return `SELECT EXISTS (SELECT FROM ${rows}) AS done, ${transactionMark},
    CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', true) END`;
}
