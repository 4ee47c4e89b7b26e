/** A linked device, as far as it may be shown. Times are milliseconds since the Unix epoch. */
export interface DeviceSummary {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly lastUsedAt?: number;
}

/** The answer of {@link Watchword.verify}. Only `ok: true` lets anyone in. */
export type VerifyResult =
  | {
      readonly ok: true;
      readonly method: 'totp';
      readonly device: DeviceSummary;
      /** Wrong codes since the last right one. Many of them mean that someone else knows the password. */
      readonly failuresSinceLastSuccess: number;
    }
  | { readonly ok: false; readonly reason: 'malformed' | 'not-enrolled' | 'disabled' }
  | { readonly ok: false; readonly reason: 'throttled'; readonly retryAfterSeconds: number }
  /** The code, or a newer one, was accepted before. `retryAfterSeconds`: until the app shows one that can be. */
  | { readonly ok: false; readonly reason: 'already-used'; readonly retryAfterSeconds: number }
  | {
      readonly ok: false;
      readonly reason: 'wrong-code';
      /** 0 if the next code may be tried at once. */
      readonly retryAfterSeconds: number;
      /** How far the device's clock is behind, where the code shows it. */
      readonly clockSkewSeconds?: number;
    };
