import { WatchwordError } from '@watchword/core/storage';
import { adviceFor } from './advice.ts';
import { codeOf, serverError, withoutValues } from './driver-error.ts';

/** An error that says what is wrong with MySQL and what to do, made of one of a driver. */
export function mysqlFailure(error: unknown): WatchwordError {
  if (error instanceof WatchwordError) return error;
  const advice = adviceFor(error);
  const cause = withoutValues(error, advice !== undefined);
  const { what, retryable = false } = advice ?? { what: `failed (${nameOf(error)}). See the cause.` };
  return new WatchwordError('storage', `MySQL ${what}`, { cause, retryable });
}

/** By number first: mysql2 gives the numbers of MariaDB the names that MySQL has for them. */
function nameOf(error: unknown): string {
  const number = serverError(error);
  return number === undefined ? (codeOf(error) ?? 'no code') : `error ${number}`;
}
