import { codeOf } from './sql-state.ts';

/** Fields of errors of pg and of Node that never hold what was stored or sent. */
const plainFields = ['severity', 'routine', 'schema', 'table', 'column', 'constraint', 'syscall', 'address', 'port'];

/** An error that can be logged. */
export interface PlainError extends Error {
  readonly code?: string;
}

/**
 * The error of a driver without anything that it may quote. The server puts values into `detail` (`Key (user_id)=(…)`) and
 * `where`, some drivers put all parameters into fields or the message, and a URL that cannot be read comes with its password.
 *
 * @param known whether the message is one of those that quote nothing
 */
export function withoutValues(error: unknown, known: boolean): PlainError {
  if (!(error instanceof Error)) return new Error('The driver threw something that is not an error.');
  const plain: Error = new Error(known ? error.message : 'The message is withheld: it may quote what was stored.');
  plain.name = error.name;
  plain.stack = [`${error.name}: ${plain.message}`, ...framesOf(error)].join('\n');
  const code = codeOf(error);
  if (code !== undefined) Object.assign(plain, { code });
  const fields = Object.entries(error as unknown as Record<string, unknown>);
  return Object.assign(plain, Object.fromEntries(fields.filter(([field]) => plainFields.includes(field))));
}

/** Where the error came from; the lines above that repeat its message. */
function framesOf(error: Error): readonly string[] {
  return (error.stack ?? '').split('\n').filter((line) => /^ {4}at .*(:\d+:\d+|native|anonymous)\)?$/.test(line));
}
