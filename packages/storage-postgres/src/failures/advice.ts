import { codeOf, sqlState } from './sql-state.ts';

/** What to tell about a failure. */
export interface Advice {
  readonly what: string;
  /** Whether the same call may succeed a little later. */
  readonly retryable?: boolean;
}

/** Also said of tables of an older version. */
export const tablesMissing =
  'has no Watchword tables at this place, or older ones. Call migrate() of the storage once at each start, or correct ' +
  'schema and prefix.';

const unreachable: Advice = {
  what: 'cannot be reached, or the connection broke. Check that it runs and that this machine may connect.',
  retryable: true,
};
const openTransaction: Advice = {
  what: 'is inside a transaction of its host. Give the storage a pool, whose every query is a transaction of its own.',
};
const mixedUp: Advice = {
  what: 'does not know a prepared statement, as behind a pooler in transaction mode. Set preparedStatements: false.',
};
const refused: Advice = { what: 'refuses this role or its password. Correct how you connect.' };

/** By SQLSTATE, or by its first two characters, which name a class. The messages of these quote nothing that is stored. */
const byState: Readonly<Record<string, Advice>> = {
  '08': unreachable,
  '25006': {
    what: 'can only be read here: it is a standby, or default_transaction_read_only is on. Connect to the primary.',
  },
  '25P02': openTransaction,
  '26000': mixedUp,
  '28': refused,
  '3D000': { what: 'has no such database. Correct how you connect, or create it.' },
  '3F000': { what: 'has no such schema. Correct schema, or create it: CREATE SCHEMA.' },
  '40': { what: 'undid the transaction for the sake of another one. Try again.', retryable: true },
  '42501': { what: 'forbids this to the role. Grant it what the guide PostgreSQL lists; migrate() needs more.' },
  '42P01': { what: tablesMissing },
  '42P05': mixedUp,
  '53': { what: 'has run out of disk, memory or another resource. Make room.' },
  '53300': { what: 'has too many connections. Use fewer or a pooler, or raise max_connections.', retryable: true },
  '55P03': { what: 'waited too long for a lock (lock_timeout). Look for a long transaction.', retryable: true },
  '57014': { what: 'took longer than statement_timeout allows, or was told to stop. Look for locks.', retryable: true },
  '57P': { what: 'is starting, stopping, or ended this connection. Try again.', retryable: true },
};

/** Messages of pg itself, which come without a code. */
const byMessage: readonly (readonly [RegExp, Advice])[] = [
  [/^(Connection terminated|Client has encountered a connection error)/, unreachable],
  [
    /^(timeout (exceeded|expired)|Query read timeout)/,
    { what: 'did not answer in time. Check its load.', retryable: true },
  ],
  [/^(Cannot use a pool after|Client was closed)/, { what: 'is not connected: the host has ended its pool.' }],
  [/^(SASL|Password must)/i, refused],
  [/SSL connection/, { what: 'cannot be reached by TLS. Correct how you connect.' }],
];

const network = /^(ECONN\w+|ENOTFOUND|EAI_\w+|ETIMEDOUT|E(HOST|NET)UNREACH|EPIPE)$/;

/** Undefined if nothing is known about the failure, not even that its message quotes nothing. */
export function adviceFor(error: unknown): Advice | undefined {
  // What a trigger of the host raises says what the host likes, under any code.
  if (!(error instanceof Error) || ('routine' in error && error.routine === 'exec_stmt_raise')) return undefined;
  const state = sqlState(error);
  if (state !== undefined) return byState[state] ?? byState[state.slice(0, 3)] ?? byState[state.slice(0, 2)];
  if (network.test(codeOf(error) ?? '') || ('syscall' in error && error.syscall === 'connect')) return unreachable;
  return byMessage.find(([message]) => message.test(error.message))?.[1];
}
