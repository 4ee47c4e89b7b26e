/** What failed, as far as the person who sees the error page is concerned. */
export type Failure =
  /** The request cannot be used. */
  | { readonly kind: 'request'; readonly status: number }
  /** The second factor's store or key failed. Nobody gets in (A9). */
  | { readonly kind: 'codes'; readonly status: 503 }
  /** The people's or the sessions' database failed. */
  | { readonly kind: 'records'; readonly status: 503 }
  /** A mistake in the portal. */
  | { readonly kind: 'portal'; readonly status: 500 };

const storeCodes: readonly unknown[] = [
  'storage',
  'keys',
  'contention',
  'clock',
  'unknown-key',
  'corrupt-account',
  'newer-schema',
];

/** Errors are told apart by what they carry: `instanceof` fails when two copies of a package are installed. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { kind: 'portal', status: 500 };
  const { name, code, status } = error as Error & { readonly code?: unknown; readonly status?: unknown };
  if (name === 'TwoFactorError' && status === 503) return { kind: 'codes', status: 503 };
  if (name === 'WatchwordError' && storeCodes.includes(code)) return { kind: 'codes', status: 503 };
  if (code === 'ERR_SQLITE_ERROR') return { kind: 'records', status: 503 };
  if (typeof status === 'number' && status >= 400 && status < 500) return { kind: 'request', status };
  return { kind: 'portal', status: 500 };
}
