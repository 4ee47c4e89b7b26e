import { WatchwordError } from '@watchword/core/storage';

/** An expression that says whether the server hides rows of a table from this role. */
export function isFiltered(table: string): string {
  return `row_security_active('${table}'::regclass)`;
}

/**
 * Row security hides rows without an error, and an account that is hidden looks as if it had no second factor (A9).
 *
 * @throws `storage`
 */
export function refuseFiltered(filtered: boolean): void {
  if (!filtered) return;
  throw new WatchwordError(
    'storage',
    'PostgreSQL has row security on the Watchword tables, which hides accounts from this role. Disable it on them, or let ' +
      'the role bypass it.',
  );
}
