import { WatchwordError } from '@watchword/core/storage';
import { adviceFor } from './advice.ts';
import { withoutValues } from './without-values.ts';

/** An error that says what is wrong with PostgreSQL and what to do, made of one of a driver. */
export function postgresFailure(error: unknown): WatchwordError {
  if (error instanceof WatchwordError) return error;
  const advice = adviceFor(error);
  const cause = withoutValues(error, advice !== undefined);
  const { what, retryable = false } = advice ?? { what: `failed (${cause.code ?? cause.name}). See the cause.` };
  return new WatchwordError('storage', `PostgreSQL ${what}`, { cause, retryable });
}
