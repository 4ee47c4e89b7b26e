import { WatchwordError } from '@watchword/core/storage';
import { type Row, textOf } from './rows.ts';

/** A column that differs from transaction to transaction: the connection and the start. */
export const transactionMark = `concat(pg_backend_pid(), ' ', now()) AS "transaction"`;

/**
 * Refuses statements that turn out to be in one transaction: it belongs to the host, who may still roll it back, and with it
 * a commit that was acknowledged. The code that it spent would be good again (A10, A19).
 */
export class Transactions {
  #last: string | undefined;

  /** @throws `misuse` if this row comes from the same transaction as the one before */
  assertOwn(row: Row): void {
    const mark = textOf(row, 'transaction');
    if (mark === this.#last) {
      throw new WatchwordError(
        'misuse',
        'The pool runs statements inside a transaction of its host, which may yet be rolled back. Give the storage a pool ' +
          'whose every query is a transaction of its own.',
      );
    }
    this.#last = mark;
  }
}
