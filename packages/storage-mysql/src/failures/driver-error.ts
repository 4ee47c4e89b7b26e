/** The number of an error of the server, which has a SQLSTATE too (https://dev.mysql.com/doc/mysql-errors/en/). */
export function serverError(error: unknown): number | undefined {
  const number = field(error, 'errno');
  return typeof number === 'number' && field(error, 'sqlState') !== undefined ? number : undefined;
}

/** The code of an error, of the server, of mysql2 or of Node. */
export function codeOf(error: unknown): string | undefined {
  const code = field(error, 'code');
  return typeof code === 'string' ? code : undefined;
}

/**
 * True if another transaction came first and this one was undone: ER_LOCK_DEADLOCK, and ER_CHECKREAD, which MariaDB answers if
 * a row has changed since the transaction saw it.
 */
export function hasConflict(error: unknown): boolean {
  const number = serverError(error);
  return number === 1213 || number === 1020;
}

/**
 * The error of a driver without anything that it may quote. Errors of mysql2 carry the whole statement, and messages of the
 * server quote values: `Duplicate entry 'alice' for key`.
 *
 * @param known whether the message is one of those that quote nothing
 */
export function withoutValues(error: unknown, known: boolean): Error {
  if (!(error instanceof Error)) return new Error('The driver threw something that is not an error.');
  const plain = new Error(known ? error.message : 'The message is withheld: it may quote what was stored.');
  for (const name of ['code', 'errno', 'sqlState', 'syscall', 'address', 'port', 'fatal']) {
    const value = field(error, name);
    if (value !== undefined) Object.assign(plain, { [name]: value });
  }
  return plain;
}

function field(error: unknown, name: string): unknown {
  return error instanceof Error ? (error as unknown as Readonly<Record<string, unknown>>)[name] : undefined;
}
