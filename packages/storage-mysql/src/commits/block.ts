import { numberOf } from '../client/rows.ts';
import type { Session } from '../client/session.ts';
import { serverError } from '../failures/driver-error.ts';
import type { Step, Steps } from './steps.ts';
import { commit, isolation, rollback, start } from './transaction.ts';

/**
 * Does the steps in a transaction, all in one round trip: MariaDB runs such a block as one statement. Nothing has to be installed for
 * it, and nobody needs a privilege. False if nothing was written; what goes wrong is thrown with the transaction still open.
 */
export async function runInBlock(session: Session, { decisive, following }: Steps): Promise<boolean> {
  const text = blockOf(decisive, following, session.exclusive ? [] : [rollback, `SET ${isolation}`]);
  const values = [decisive, ...following].flatMap((step) => step.values);
  return numberOf(await session.runBlock(text, values), 'done') === 1;
}

/** @param before ends what whoever had the connection before may have left open, and readies it */
function blockOf(decisive: Step, following: readonly Step[], before: readonly string[]): string {
  return `BEGIN NOT ATOMIC
  ${[...before, start, decisive.sql].join(';\n  ')};
  IF ROW_COUNT() = 1 THEN
    ${[...following.map(({ sql }) => sql), commit].join(';\n    ')};
    SELECT 1 AS done;
  ELSE
    ${rollback};
    SELECT 0 AS done;
  END IF;
END`;
}

/**
 * True if the server does not know blocks, or does not prepare them, and so has done nothing: MySQL, a MariaDB that is too old for
 * that, and the `sql_mode` ORACLE.
 */
export function refusesBlocks(error: unknown): boolean {
  const number = serverError(error);
  return number === syntaxError || number === notPrepared;
}

/** ER_PARSE_ERROR. */
const syntaxError = 1064;

/** ER_UNSUPPORTED_PS. */
const notPrepared = 1295;
