import type { Session } from '../client/session.ts';
import { hasConflict, serverError } from '../failures/driver-error.ts';
import { storedRevision } from '../reads/reads.ts';
import type { Tables } from '../schema/tables.ts';
import { refusesBlocks, runInBlock } from './block.ts';
import type { EncodedChange } from './encode.ts';
import { assertFits, isSmall } from './packet.ts';
import { type Steps, stepsOf } from './steps.ts';
import { rollBack, runInTransaction } from './transaction.ts';

/** Commits, in as few round trips as the server allows. */
export class Commits {
  readonly #tables: Tables;
  /** Until the server refuses. */
  #inBlocks = true;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** Makes a change if it was decided on the stored revision; true also if it is already made, because it was sent before. */
  async commit(session: Session, change: EncodedChange): Promise<boolean> {
    if (change.account) await assertFits(session, change.account);
    if (await this.#make(session, change)) return true;
    const stored = await storedRevision(session, this.#tables, change.user);
    return stored?.equals(change.next) ?? false;
  }

  /** False if nothing was written, because another transaction came first. After any other error the connection has to be closed. */
  async #make(session: Session, change: EncodedChange): Promise<boolean> {
    try {
      const steps = stepsOf(this.#tables, change);
      return await (isSmall(change) ? this.#run(session, steps) : runInTransaction(session, steps));
    } catch (error) {
      if (!hasConflict(error) && !(change.expected === null && isDuplicate(error))) throw error;
      await rollBack(session);
      return false;
    }
  }

  /** In one round trip, until a server has refused to. */
  async #run(session: Session, steps: Steps): Promise<boolean> {
    if (this.#inBlocks) {
      try {
        return await runInBlock(session, steps);
      } catch (error) {
        if (!refusesBlocks(error)) throw error;
        this.#inBlocks = false;
      }
    }
    return runInTransaction(session, steps);
  }
}

/** ER_DUP_ENTRY. */
function isDuplicate(error: unknown): boolean {
  return serverError(error) === 1062;
}
