import type { Session } from '../client/session.ts';
import { serverError } from '../failures/driver-error.ts';
import type { Steps } from './steps.ts';

/**
 * What is spelt out here is what a session may have been set to do otherwise: `completion_type` can make COMMIT begin another
 * transaction or close the connection.
 */
const end = 'AND NO CHAIN NO RELEASE';

/** Ends a transaction that may be open, and undoes it; without one it does nothing. */
export const rollback = `ROLLBACK ${end}`;

/** Ends a transaction, and keeps what it did. */
export const commit = `COMMIT ${end}`;

/**
 * For the next transaction. READ COMMITTED takes the locks of the rows that are written and no others. Above it, commits for
 * different users block one another and some are undone.
 */
export const isolation = 'TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE';

/** Begins a transaction. */
export const start = 'START TRANSACTION';

/** See {@link rollback}. */
export function rollBack(session: Session): ReturnType<Session['run']> {
  return session.run(rollback);
}

/**
 * Does the steps in a transaction, one round trip after the other. False if nothing was written.
 *
 * Whatever goes wrong is thrown with the transaction still open: it has to be rolled back, or the connection closed.
 */
export async function runInTransaction(session: Session, { decisive, following }: Steps): Promise<boolean> {
  await begin(session);
  if ((await session.write(decisive.sql, decisive.values)) !== 1) {
    await rollBack(session);
    return false;
  }
  for (const { sql, values } of following) await session.write(sql, values);
  await session.run(commit);
  return true;
}

/** Sets up a connection that nobody else will use, once: then no transaction has to be prepared for. */
export async function setUpExclusive(session: Session): Promise<void> {
  // To turn autocommit on would commit what somebody has left open.
  await rollBack(session);
  await session.run('SET autocommit = 1');
  await session.run(`SET SESSION ${isolation}`);
}

async function begin(session: Session): Promise<void> {
  if (!session.exclusive) await isolate(session);
  await session.run(start);
}

async function isolate(session: Session): Promise<void> {
  try {
    await session.run(`SET ${isolation}`);
  } catch (error) {
    if (serverError(error) !== openTransaction) throw error;
    // Somebody gave the connection back in the middle of a transaction, or `autocommit` is off and a read has begun one.
    await rollBack(session);
    await session.run(`SET ${isolation}`);
  }
}

/** ER_CANT_CHANGE_TX_CHARACTERISTICS: there is a transaction already. */
const openTransaction = 1568;
