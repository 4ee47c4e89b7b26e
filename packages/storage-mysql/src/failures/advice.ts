import { codeOf, serverError } from './driver-error.ts';

/** What to tell about a failure. */
interface Advice {
  readonly what: string;
  /** Whether the same call may succeed a little later. */
  readonly retryable?: boolean;
}

const unreachable: Advice = {
  what: 'cannot be reached, or the connection broke. Check that it runs and that this machine may connect.',
  retryable: true,
};
const ended: Advice = { what: 'is stopping, or ended this connection or statement. Try again.', retryable: true };
const tooMany: Advice = {
  what: 'has too many connections. Make the pools smaller, or raise max_connections or the limit of this user.',
  retryable: true,
};
const refused: Advice = {
  what: 'refuses this user, password, host or database. Correct how you connect, or what is granted.',
};
const forbidden: Advice = {
  what: 'forbids this to the user. Grant it what the guide MySQL lists; migrate() needs more.',
};
const full: Advice = { what: 'cannot write: a disk or a table is full. Make room.' };
/** The next connection may lead to the new primary. */
const readOnly: Advice = {
  what: 'can only be read here: it is a replica, or read_only is on. Connect to the primary.',
  retryable: true,
};
const undone: Advice = { what: 'undid the transaction for the sake of another one. Try again.', retryable: true };

/** By number, from https://dev.mysql.com/doc/mysql-errors/en/ and https://mariadb.com/kb/en/mariadb-error-codes/. */
const byNumber: ReadonlyMap<number, Advice> = new Map([
  ...all([1044, 1045, 1049, 1129, 1130, 1698, 1820, 1862, 3118, 4151], refused),
  ...all([1142, 1143, 1227, 1370], forbidden),
  ...all([1040, 1203, 1226], tooMany),
  ...all([1053, 1077, 1078, 1079, 1317, 1927, 3169, 4031], ended),
  ...all([1152, 1158, 1159, 1160, 1161, 1184], unreachable),
  ...all([1021, 1114], full),
  ...all([1290, 1792, 1836], readOnly),
  ...all([1020, 1213, 1615, 3101], undone),
  [1046, { what: 'has no database chosen. Name it in the options of the pool, or in the connectionString.' }],
  [
    1146,
    { what: 'has no Watchword tables here. Call migrate() of the storage once at each start, or correct the prefix.' },
  ],
  [1153, { what: 'refuses a packet of this size. Raise max_allowed_packet of the server to 16 MB or more.' }],
  [1205, { what: 'waited too long for a lock. Look for a transaction that is left open.', retryable: true }],
  [1461, { what: 'holds too many prepared statements. Raise max_prepared_stmt_count, or make the pools smaller.' }],
  [1665, { what: 'cannot log this transaction. Set binlog_format to ROW or MIXED.' }],
  [1969, { what: 'took longer than max_statement_time allows. Look for locks.', retryable: true }],
  [3024, { what: 'took longer than max_execution_time allows. Look for locks.', retryable: true }],
]);

/** Messages of mysql2 itself, which come without a number. */
const byMessage: readonly (readonly [RegExp, Advice])[] = [
  [/^Pool is closed/, { what: 'is not connected: the host has ended its pool.' }],
  [
    /^(No connections available|Queue limit reached)/,
    { what: 'has no free connection: the pool is used up. Make it larger.', retryable: true },
  ],
  [/(closed state|Connection lost|connect ETIMEDOUT|inactivity timeout)/, unreachable],
];

const network = /^(ECONN\w+|ENOTFOUND|EAI_\w+|ETIMEDOUT|E(HOST|NET)UNREACH|EPIPE|ENOENT|PROTOCOL_CONNECTION_LOST)$/;

/** Undefined if nothing is known about the failure, not even that its message quotes nothing. */
export function adviceFor(error: unknown): Advice | undefined {
  if (!(error instanceof Error)) return undefined;
  const number = serverError(error);
  if (number !== undefined) return byNumber.get(number);
  if (network.test(codeOf(error) ?? '')) return unreachable;
  return byMessage.find(([message]) => message.test(error.message))?.[1];
}

function all(numbers: readonly number[], advice: Advice): readonly (readonly [number, Advice])[] {
  return numbers.map((number) => [number, advice]);
}
