/** Why a {@link WatchwordError} was thrown. A throw always means: deny. */
export type WatchwordErrorCode =
  | 'misuse'
  | 'invalid-user-id'
  | 'unknown-option'
  | 'no-key'
  | 'bad-key'
  | 'unknown-key'
  | 'keys'
  | 'corrupt-account'
  | 'newer-schema'
  | 'storage'
  | 'contention'
  | 'clock';

/** `docs/guides/errors.md`. The project has no public address yet, and this one is reserved for examples (RFC 2606). */
const errorGuide = 'https://watchword.example/guides/errors';

/** Details of a {@link WatchwordError}. */
export interface WatchwordErrorOptions {
  /** The error underneath, kept for the log. */
  readonly cause?: unknown;
  /** True if the same call may succeed when it is made again; default false. */
  readonly retryable?: boolean;
}

/**
 * Thrown for misuse of the API and for failure of what it stands on; never for something that a user or an attacker typed.
 * Tell errors apart by `code`: `instanceof` fails when an application holds two copies of a package.
 */
export class WatchwordError extends Error {
  override readonly name = 'WatchwordError';
  readonly code: WatchwordErrorCode;
  /** True if the same call may succeed when it is made again. */
  readonly retryable: boolean;

  constructor(code: WatchwordErrorCode, message: string, options: WatchwordErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.retryable = options.retryable ?? false;
  }

  /** Where the documentation says what the code means and what to do. */
  get help(): string {
    return `${errorGuide}#${this.code}`;
  }
}

/** By name: stores and keys may come with a copy of core of their own, which `instanceof` would not know. */
export function isWatchwordError(error: unknown): error is WatchwordError {
  return error instanceof Error && error.name === 'WatchwordError';
}
