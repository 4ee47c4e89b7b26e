import { setUpExclusive } from '../commits/transaction.ts';
import type { Connector } from './connect.ts';
import { inTime } from './in-time.ts';
import type { MysqlConnection } from './pool.ts';
import { type Session, sessionOn } from './session.ts';

/** Milliseconds. A server that does not answer must not keep connections for ever; core gives up after 10 seconds. */
const patience = 10_000;

type Work<T> = (session: Session) => Promise<T>;

/** Lends a connection of the pool to one call at a time. */
export class Sessions {
  readonly #connector: Connector;
  readonly #check: Work<void>;
  readonly #checked = new WeakSet();

  /** @param check looks at the server once for each connection, which may lead to another server than the one before */
  constructor(connector: Connector, check: Work<void>) {
    this.#connector = connector;
    this.#check = check;
  }

  /** Does work on a connection that has passed the check. */
  use<T>(work: Work<T>): Promise<T> {
    const { exclusive } = this.#connector;
    return this.#lend(patience, async (connection) => {
      const session = sessionOn(connection, exclusive);
      const key = physical(connection);
      if (!this.#checked.has(key)) {
        if (exclusive) await setUpExclusive(session);
        await this.#check(session);
        this.#checked.add(key);
      }
      return work(session);
    });
  }

  /** Does work, for at most so many milliseconds, on a connection that is closed afterwards: whatever was set on it is gone. */
  useUp<T>(work: Work<T>, milliseconds: number): Promise<T> {
    const workAlone = async (connection: MysqlConnection) => {
      const session = sessionOn(connection, true);
      await setUpExclusive(session);
      return work(session);
    };
    return this.#lend(milliseconds, workAlone, (connection) => connection.destroy());
  }

  /**
   * After any error the connection is closed and not given back: it may be in the middle of a transaction, or of an answer
   * that the next one to use it would take for its own.
   */
  async #lend<T>(
    milliseconds: number,
    work: (connection: MysqlConnection) => Promise<T>,
    afterwards = (connection: MysqlConnection) => connection.release(),
  ): Promise<T> {
    const connection = await this.#acquire();
    try {
      const result = await inTime(work(connection), milliseconds);
      afterwards(connection);
      return result;
    } catch (error) {
      connection.destroy();
      throw error;
    }
  }

  async #acquire(): Promise<MysqlConnection> {
    const coming = (await this.#connector.pool()).getConnection();
    try {
      return await inTime(coming, patience);
    } catch (error) {
      void coming.then(
        (late) => late.release(),
        () => undefined,
      );
      throw error;
    }
  }
}

/** mysql2/promise wraps a connection anew each time it is lent. */
function physical(connection: MysqlConnection): object {
  const inner = 'connection' in connection ? connection.connection : undefined;
  return typeof inner === 'object' && inner !== null ? inner : connection;
}
