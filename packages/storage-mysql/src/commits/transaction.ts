import type { Session } from '../client/session.ts';
import { hasConflict, serverError } from '../failures/driver-error.ts';

/**
 * What is spelt out here is what a session may have been set to do otherwise: `completion_type` can make COMMIT begin another
 * transaction or close the connection.
 */
const end = 'AND NO CHAIN NO RELEASE';

/** Ends a transaction that may be open; without one it does nothing. */
export function rollBack(session: Session): ReturnType<Session['run']> {
  return session.run(`ROLLBACK ${end}`);
}

/**
 * Does `work` in a transaction, and commits it if that answers true. False if nothing was written: `work` answered so, or
 * another transaction came first and this one was undone.
 *
 * Whatever else goes wrong is thrown with the transaction still open: the connection has to be closed.
 */
export async function transaction(session: Session, work: () => Promise<boolean>): Promise<boolean> {
  await begin(session);
  try {
    if (await work()) {
      await session.run(`COMMIT ${end}`);
      return true;
    }
  } catch (error) {
    if (!hasConflict(error)) throw error;
  }
  await rollBack(session);
  return false;
}

/** Sets up a connection that nobody else will use, once: then no transaction has to be prepared for. */
export async function setUpExclusive(session: Session): Promise<void> {
  // To turn autocommit on would commit what somebody has left open.
  await rollBack(session);
  await session.run('SET autocommit = 1');
  await session.run('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE');
}

/**
 * READ COMMITTED takes the locks of the rows that are written and no others. Above it, commits for different users block one
 * another and some are undone.
 */
async function begin(session: Session): Promise<void> {
  if (!session.exclusive) await isolate(session);
  await session.run('START TRANSACTION');
}

async function isolate(session: Session): Promise<void> {
  const next = 'SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE';
  try {
    await session.run(next);
  } catch (error) {
    if (serverError(error) !== openTransaction) throw error;
    // Somebody gave the connection back in the middle of a transaction, or `autocommit` is off and a read has begun one.
    await rollBack(session);
    await session.run(next);
  }
}

/** ER_CANT_CHANGE_TX_CHARACTERISTICS: there is a transaction already. */
const openTransaction = 1568;
