import type { Session } from '../client/session.ts';
import { serverError } from '../failures/driver-error.ts';
import { storedRevision } from '../reads/reads.ts';
import type { Tables } from '../schema/tables.ts';
import type { EncodedChange } from './encode.ts';
import { assertFits } from './packet.ts';
import { transaction } from './transaction.ts';

/** Bounds the length of a statement. Core's own commits bring a handful of events. */
const eventsAtOnce = 100;

/** Makes a change if it was decided on the stored revision; true also if it is already made, because it was sent before. */
export async function commit(session: Session, tables: Tables, change: EncodedChange): Promise<boolean> {
  if (change.account) await assertFits(session, change.account);
  if (await transaction(session, () => apply(session, tables, change))) return true;
  const stored = await storedRevision(session, tables, change.user);
  return stored?.equals(change.next) ?? false;
}

/**
 * The account goes first. Its row is locked from then on, and everyone else who commits for this user waits there: so the
 * events of a user are numbered in the order of their commits.
 */
async function apply(session: Session, tables: Tables, change: EncodedChange): Promise<boolean> {
  if (!(await writeAccount(session, tables, change))) return false;
  if (change.account === null) {
    await session.write(`DELETE FROM ${tables.event} WHERE user_id = ?`, [change.user]);
    return true;
  }
  await addEvents(session, tables, change);
  await session.write(`DELETE FROM ${tables.event} WHERE user_id = ? AND at < ?`, [change.user, change.keepSince]);
  return true;
}

async function writeAccount(session: Session, { account: table }: Tables, change: EncodedChange): Promise<boolean> {
  const { user, expected, next, account } = change;
  if (account === null) {
    const revision = expected ?? Buffer.alloc(0);
    return (await session.write(`DELETE FROM ${table} WHERE user_id = ? AND revision = ?`, [user, revision])) === 1;
  }
  if (expected === null) return create(session, table, [user, next, account]);
  const sql = `UPDATE ${table} SET revision = ?, account = ? WHERE user_id = ? AND revision = ?`;
  return (await session.write(sql, [next, account, user, expected])) === 1;
}

/** Without IGNORE, which would hide every other error too. */
async function create(session: Session, table: string, values: Buffer[]): Promise<boolean> {
  try {
    const sql = `INSERT INTO ${table} (user_id, revision, account) VALUES (?, ?, ?)`;
    return (await session.write(sql, values)) === 1;
  } catch (error) {
    if (serverError(error) === duplicate) return false;
    throw error;
  }
}

/** ER_DUP_ENTRY. */
const duplicate = 1062;

async function addEvents(session: Session, { event: table }: Tables, { user, events }: EncodedChange): Promise<void> {
  for (let first = 0; first < events.length; first += eventsAtOnce) {
    const some = events.slice(first, first + eventsAtOnce);
    await session.write(
      `INSERT INTO ${table} (user_id, at, event) VALUES ${some.map(() => '(?, ?, ?)').join(', ')}`,
      some.flatMap(({ at, event }) => [user, at, event]),
    );
  }
}
