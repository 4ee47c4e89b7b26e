import { WatchwordError } from '@watchword/core/storage';
import { adviceFor } from './advice.ts';
import { withoutValues } from './driver-error.ts';

/** An error that says what is wrong with MySQL and what to do, made of one of a driver. */
export function mysqlFailure(error: unknown): WatchwordError {
  if (error instanceof WatchwordError) return error;
  const advice = adviceFor(error);
  const cause = withoutValues(error, advice !== undefined);
  const { what, retryable = false } = advice ?? { what: `failed (${cause.code ?? 'no code'}). See the cause.` };
  return new WatchwordError('storage', `MySQL ${what}`, { cause, retryable });
}
